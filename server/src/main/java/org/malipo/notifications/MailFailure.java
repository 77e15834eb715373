package org.malipo.notifications;

import java.util.Locale;

/** Why a letter could not be sent. What the other server said beside its code is never repeated. */
public enum MailFailure {
    /** There are no complete settings. */
    NOT_SET_UP,
    /** The host has no address, or did not answer. */
    UNREACHABLE,
    /** The host is a private one, and no administrator chose it. */
    PRIVATE_HOST,
    /** The certificate is not to be trusted, or the secure connection failed otherwise. */
    INSECURE,
    /** The server offers no encryption, so it was not told the password. */
    NO_ENCRYPTION,
    /** The server does not know the login with this password. */
    LOGIN_REFUSED,
    /** The server does not take letters to this address. */
    RECIPIENT_REFUSED,
    /** The server did not take the letter. */
    REFUSED;

    /** {@return the end of its message's key} */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
