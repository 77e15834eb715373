package org.malipo.client;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What is the same for all stores. */
public final class MiscApi {
    private final Transport transport;

    MiscApi(Transport transport) {
        this.transport = transport;
    }

    /** {@return the languages of the payer's page} */
    public List<Language> languages() {
        return transport.list(Route.misc("lang"), Language.class);
    }

    /** {@return the words of the payer's page by their keys, as ICU messages; English ones where the language has none} */
    public Map<String, String> translations(String language) {
        var words = new TreeMap<String, String>();
        transport
                .get(Route.misc("translations").below("checkout", language), JsonNode.class)
                .properties()
                .forEach(word -> words.put(word.getKey(), word.getValue().asString()));
        return words;
    }

    public List<Permission> permissions() {
        return transport.list(Route.misc("permissions"), Permission.class);
    }

    public List<RateSource> rateSources() {
        return transport.list(Route.misc("rate-sources"), RateSource.class);
    }
}
