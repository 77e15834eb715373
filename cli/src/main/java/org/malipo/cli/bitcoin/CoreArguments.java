package org.malipo.cli.bitcoin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after {@code bitcoin-cli}: options first, each with one or two dashes, then a method and its words.
 *
 * @param options by name without dashes; an option without value has the value {@code 1}, one with {@code -no} before it {@code 0}
 */
record CoreArguments(Map<String, String> options, List<String> words) {
    static CoreArguments parse(List<String> arguments) {
        var options = new LinkedHashMap<String, String>();
        int next = 0;
        while (next < arguments.size() && isOption(arguments.get(next))) {
            var name = arguments.get(next).replaceFirst("^--?", "");
            int equals = name.indexOf('=');
            if (equals >= 0) {
                options.put(name.substring(0, equals), name.substring(equals + 1));
            } else if (name.startsWith("no")) {
                options.put(name.substring(2), "0");
            } else {
                options.put(name, "1");
            }
            next++;
        }
        return new CoreArguments(options, List.copyOf(arguments.subList(next, arguments.size())));
    }

    boolean has(String option) {
        return !option(option, "0").equals("0");
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    @Nullable
    String option(String name) {
        return options.get(name);
    }

    private static boolean isOption(String argument) {
        return argument.length() > 1 && argument.startsWith("-");
    }
}
