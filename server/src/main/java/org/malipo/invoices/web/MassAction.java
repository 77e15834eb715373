package org.malipo.invoices.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done to several invoices at once. */
public enum MassAction {
    ARCHIVE,
    UNARCHIVE,
    SETTLED,
    INVALID;

    static Optional<MassAction> named(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    /** {@return its name in forms and messages} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
