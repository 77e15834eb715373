package org.malipo.access.web;

import org.jspecify.annotations.Nullable;

/**
 * The sign-in form.
 *
 * @param email as it was typed
 * @param returnUrl where to go afterwards
 * @param error key of the message about the last attempt
 * @param mayRegister whether strangers can make accounts here
 */
public record SignInView(
        String email, String returnUrl, @Nullable String error, boolean mayRegister) {}
