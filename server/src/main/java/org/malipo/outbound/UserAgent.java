package org.malipo.outbound;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** How we name ourselves to the servers that we call. */
@Component
public class UserAgent {
    public static final String HEADER = "User-Agent";

    private final String value;

    UserAgent(ObjectProvider<BuildProperties> build) {
        var properties = build.getIfAvailable();
        this.value = "Malipo/" + (properties == null ? "development" : properties.getVersion());
    }

    public String value() {
        return value;
    }
}
