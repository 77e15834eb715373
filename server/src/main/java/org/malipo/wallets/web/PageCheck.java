package org.malipo.wallets.web;

import org.malipo.problem.FieldErrors;

/** Checks the numbers that cut a list. */
final class PageCheck {
    private final FieldErrors errors = new FieldErrors();

    PageCheck notNegative(String path, int value) {
        if (value < 0) {
            errors.add(path, "The value can't be negative");
        }
        return this;
    }

    void done() {
        errors.throwIfAny();
    }
}
