package org.malipo.client;

import org.jspecify.annotations.Nullable;

/**
 * The mail server that letters go through.
 *
 * @param enableStoresToUseServerEmailSettings whether stores without a server of their own use this one; null for a store's
 */
public record EmailSettings(
        @Nullable String from,
        @Nullable String server,
        @Nullable Integer port,
        @Nullable String login,
        boolean disableCertificateCheck,
        boolean passwordSet,
        @Nullable Boolean enableStoresToUseServerEmailSettings) {}
