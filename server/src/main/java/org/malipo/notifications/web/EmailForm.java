package org.malipo.notifications.web;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;
import org.malipo.notifications.MailSettings;
import org.malipo.problem.FieldErrors;

/**
 * E-mail settings as they stand in the fields of a form.
 *
 * @param password never filled in by us; empty keeps the one there is
 * @param testTo where a test goes
 * @param storesMayUse whether stores may use them; on the server's page only
 * @param command what is to be done: {@code save}, {@code test} or {@code reset}
 */
public record EmailForm(
        String server,
        String port,
        String login,
        String password,
        String from,
        Boolean disableCertificateCheck,
        Boolean storesMayUse,
        String testTo,
        String command) {
    /** What a form leaves out is empty, or not ticked. */
    public EmailForm(
            @Nullable String server,
            @Nullable String port,
            @Nullable String login,
            @Nullable String password,
            @Nullable String from,
            @Nullable Boolean disableCertificateCheck,
            @Nullable Boolean storesMayUse,
            @Nullable String testTo,
            @Nullable String command) {
        this.server = requireNonNullElse(server, "").strip();
        this.port = requireNonNullElse(port, "").strip();
        this.login = requireNonNullElse(login, "").strip();
        this.password = requireNonNullElse(password, "").strip();
        this.from = requireNonNullElse(from, "").strip();
        this.disableCertificateCheck = Boolean.TRUE.equals(disableCertificateCheck);
        this.storesMayUse = Boolean.TRUE.equals(storesMayUse);
        this.testTo = requireNonNullElse(testTo, "").strip();
        this.command = requireNonNullElse(command, "save");
    }

    static EmailForm of(MailSettings settings, boolean storesMayUse, String testTo) {
        return new EmailForm(
                settings.server(),
                settings.port() == null ? "" : settings.port().toString(),
                settings.login(),
                "",
                settings.from(),
                settings.disableCertificateCheck(),
                storesMayUse,
                testTo,
                "");
    }

    /** @throws FieldErrors.InvalidFields if the port is no number */
    MailSettings.Change toChange() {
        return new MailSettings.Change(server, portNumber(), login, password, from, disableCertificateCheck);
    }

    private @Nullable Integer portNumber() {
        try {
            return port.isEmpty() ? null : Integer.valueOf(port);
        } catch (NumberFormatException e) {
            throw FieldErrors.of("Port", "The port must be between 1 and 65535");
        }
    }

    @Override
    public String toString() {
        return "EmailForm[server=" + server + ", password=[secret]]";
    }
}
