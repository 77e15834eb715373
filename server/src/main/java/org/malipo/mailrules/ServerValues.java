package org.malipo.mailrules;

import static java.util.Objects.requireNonNullElse;

import org.malipo.access.SiteAddress;
import org.malipo.branding.Branding;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What every letter can say of the server: {@code Server.Name}, {@code .ContactUrl}, {@code .BaseUrl}. */
@Component
class ServerValues {
    private static final String NAMELESS = "Malipo";

    private final Branding branding;
    private final SiteAddress address;

    ServerValues(Branding branding, SiteAddress address) {
        this.branding = branding;
        this.address = address;
    }

    /** {@return an object with these values, for others to be added} */
    ObjectNode begin() {
        var values = Values.JSON.createObjectNode();
        var server = branding.current();
        values.putObject("Server")
                .put("Name", requireNonNullElse(server.serverName(), NAMELESS))
                .put("ContactUrl", requireNonNullElse(server.contactUrl(), ""))
                .put("BaseUrl", address.of(""));
        return values;
    }

    /** {@return the address of a page of this server, as it stands in a letter} */
    String address(String path) {
        return address.of(path);
    }
}
