package org.malipo.mailrules;

import static java.util.Objects.requireNonNullElse;

import org.malipo.stores.Store;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What a letter about something of a store can say of the store, {@code Store.*}, beside what all can say. */
@Component
class StoreValues {
    private final ServerValues server;

    StoreValues(ServerValues server) {
        this.server = server;
    }

    /** {@return an object with these values, for others to be added} */
    ObjectNode begin(Store store) {
        var values = server.begin();
        var look = store.settings().branding();
        values.putObject("Store")
                .put("Id", store.id().value())
                .put("Name", store.name())
                .put("WebsiteUrl", look.website() == null ? "" : look.website().toString())
                .put("SupportUrl", requireNonNullElse(look.supportUrl(), ""));
        return values;
    }

    /** {@return the address of a page of this server, as it stands in a letter} */
    String address(String path) {
        return server.address(path);
    }
}
