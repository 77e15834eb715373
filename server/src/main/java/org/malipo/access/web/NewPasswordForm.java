package org.malipo.access.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;

/** A password, typed twice. */
record NewPasswordForm(String password, String confirmation) {
    NewPasswordForm(@Nullable String password, @Nullable String confirmation) {
        this.password = Objects.requireNonNullElse(password, "");
        this.confirmation = Objects.requireNonNullElse(confirmation, "");
    }

    /** @throws FieldErrors.InvalidFields if it was typed in two ways */
    String agreed() {
        if (!password.equals(confirmation)) {
            throw FieldErrors.of("Confirmation", "The password and confirmation password do not match.");
        }
        return password;
    }
}
