package org.malipo.invoices.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of changing several invoices at once.
 *
 * @param done how many are so now
 * @param left how many could not be changed, as payments had decided
 */
public record MassResult(MassAction action, int done, int left) {
    private static final String NUMBER = "\\d{1,4}";

    /** {@return what stands in the address, or null if nothing does} */
    static @Nullable MassResult of(Map<String, String> parameters) {
        var action = MassAction.named(parameters.getOrDefault("did", ""));
        return action.isEmpty()
                ? null
                : new MassResult(action.get(), number(parameters.get("done")), number(parameters.get("left")));
    }

    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("did", action.word());
        parameters.put("done", String.valueOf(done));
        parameters.put("left", String.valueOf(left));
        return parameters;
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches(NUMBER) ? Integer.parseInt(text) : 0;
    }
}
