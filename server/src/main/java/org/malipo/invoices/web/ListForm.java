package org.malipo.invoices.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The filter bar of the list of invoices, as it stands in the address; what is not set is empty.
 *
 * @param searchTerm a text and filters, in the language of {@link SearchToken}
 * @param daterange the name of a span, as {@link TypedTimes} knows them
 * @param timezone of the browser
 */
public record ListForm(String searchTerm, String status, String daterange, boolean archived, String timezone) {
    static ListForm of(Map<String, String> parameters) {
        return new ListForm(
                parameters.getOrDefault("searchTerm", "").strip(),
                parameters.getOrDefault("status", "").strip(),
                parameters.getOrDefault("daterange", "").strip(),
                parameters.getOrDefault("archived", "").equals("true"),
                parameters.getOrDefault("timezone", "").strip());
    }

    public boolean isSet() {
        return archived || !(searchTerm + status + daterange).isEmpty();
    }

    /** {@return what is set, by the names of its fields} */
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("searchTerm", searchTerm);
        fields.put("status", status);
        fields.put("daterange", daterange);
        fields.put("archived", archived ? "true" : "");
        fields.put("timezone", timezone);
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /** {@return the address with this filter, and with what else is to stand there} */
    String at(String path, Map<String, String> further) {
        var all = fields();
        all.putAll(further);
        var query = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
