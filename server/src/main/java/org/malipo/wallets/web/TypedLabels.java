package org.malipo.wallets.web;

import java.util.List;
import java.util.stream.Stream;

/** Reads labels as people type them, with commas between. */
final class TypedLabels {
    private static final int MOST = 20;

    private TypedLabels() {}

    static List<String> read(String typed) {
        return Stream.of(typed.replace("\0", "").split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .limit(MOST)
                .toList();
    }
}
