package org.malipo.notifications;

import org.jspecify.annotations.Nullable;

/**
 * Which server takes letters, and in whose name. The password is not part of it: it goes in and never comes out.
 *
 * @param from the sender, with or without a name
 * @param passwordSet whether there is a password
 */
public record MailSettings(
        @Nullable String server,
        @Nullable Integer port,
        @Nullable String login,
        @Nullable String from,
        boolean disableCertificateCheck,
        boolean passwordSet) {
    public static final MailSettings NONE = new MailSettings(null, null, null, null, false, false);

    /** {@return whether a letter can leave with them} */
    public boolean isComplete() {
        return server != null && port != null && Mailbox.isValid(from);
    }

    /**
     * What a person or a program wants them to be.
     *
     * @param password null or empty keeps the one there is, while server and login stay as they are
     */
    public record Change(
            @Nullable String server,
            @Nullable Integer port,
            @Nullable String login,
            @Nullable String password,
            @Nullable String from,
            boolean disableCertificateCheck) {
        @Override
        public String toString() {
            return "Change[server=" + server + ", port=" + port + ", login=" + login + ", password=[secret]]";
        }
    }
}
