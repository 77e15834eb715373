package org.malipo.notifications;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;

/** Holds wanted mail settings against what a mail server's settings can be, and tidies them. */
final class MailCheck {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[?[0-9A-Fa-f:.]{2,45}]?");
    private static final int LONGEST_LOGIN = 320;
    private static final int LONGEST_PASSWORD = 1_000;

    private MailCheck() {}

    /** @throws FieldErrors.InvalidFields if a field is wrong */
    static MailSettings.Change tidied(MailSettings.Change change) {
        var tidied = new MailSettings.Change(
                text(change.server()),
                change.port(),
                text(change.login()),
                text(change.password()),
                text(change.from()),
                change.disableCertificateCheck());
        refuseWrong(tidied);
        return tidied;
    }

    private static void refuseWrong(MailSettings.Change change) {
        var errors = new FieldErrors();
        if (change.server() != null && !HOST.matcher(change.server()).matches()) {
            errors.add("Server", "Invalid host name");
        }
        if (change.port() != null && (change.port() < 1 || change.port() > 65_535)) {
            errors.add("Port", "The port must be between 1 and 65535");
        }
        if (change.login() != null && (change.login().length() > LONGEST_LOGIN || hasControls(change.login()))) {
            errors.add("Login", "Invalid login");
        }
        if (change.password() != null
                && (change.password().length() > LONGEST_PASSWORD || hasControls(change.password()))) {
            errors.add("Password", "Invalid password");
        }
        if (change.from() != null && !Mailbox.isValid(change.from())) {
            errors.add("From", "Invalid email address");
        }
        errors.throwIfAny();
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
