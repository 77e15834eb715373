package org.malipo.access.web;

import org.jspecify.annotations.Nullable;

/**
 * What somebody is asked for after their password.
 *
 * @param app whether they have an authenticator app
 * @param passkey whether they have a passkey
 * @param wallet the LNURL that their wallet answers, in upper case, or null if they have none
 * @param recovery whether they have recovery codes left
 * @param error key of the message about the last attempt
 */
public record SecondSignInView(
        boolean app,
        boolean passkey,
        @Nullable String wallet,
        boolean recovery,
        @Nullable String error) {}
