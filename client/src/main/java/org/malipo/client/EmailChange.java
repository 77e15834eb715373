package org.malipo.client;

import org.jspecify.annotations.Nullable;

/**
 * The mail server to use from now on. What is null is empty afterwards, but for the password, which stays.
 *
 * @param enableStoresToUseServerEmailSettings for the server's own settings only; null keeps it as it is
 */
public record EmailChange(
        @Nullable String from,
        @Nullable String server,
        @Nullable Integer port,
        @Nullable String login,
        @Nullable String password,
        @Nullable Boolean disableCertificateCheck,
        @Nullable Boolean enableStoresToUseServerEmailSettings) {

    public static EmailChange of(String from, String server, int port) {
        return new EmailChange(from, server, port, null, null, null, null);
    }

    public EmailChange login(String login, String password) {
        return new EmailChange(
                from, server, port, login, password, disableCertificateCheck, enableStoresToUseServerEmailSettings);
    }

    @Override
    public String toString() {
        return "EmailChange[from=" + from + ", server=" + server + ", login=" + login + ", password=[secret]]";
    }
}
