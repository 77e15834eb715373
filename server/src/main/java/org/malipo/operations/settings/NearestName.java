package org.malipo.operations.settings;

import java.util.Comparator;

/** Finds the setting that somebody may have meant. */
final class NearestName {
    private NearestName() {}

    static String of(String property) {
        return Settings.ALL.stream()
                .map(setting -> adapt(setting.name(), property))
                .min(Comparator.comparingInt(name -> distance(name, property)))
                .orElseThrow();
    }

    /** With the network that was written, so that the answer can be pasted. */
    private static String adapt(String name, String property) {
        var parts = property.split("\\.", -1);
        return parts.length > 2 ? name.replace("<n>", parts[2]) : name;
    }

    /** {@return how many letters must be put in, left out or exchanged (Levenshtein)} */
    static int distance(String from, String to) {
        var above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            var row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int exchange = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchange, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
