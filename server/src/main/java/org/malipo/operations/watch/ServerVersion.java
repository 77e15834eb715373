package org.malipo.operations.watch;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The release that runs. */
@Component
public class ServerVersion {
    private final String text;

    ServerVersion(ObjectProvider<BuildProperties> build) {
        var properties = build.getIfAvailable();
        var version = properties == null ? null : properties.getVersion();
        text = version == null ? "development" : version;
    }

    public String text() {
        return text;
    }
}
