package org.malipo.access.web;

import org.jspecify.annotations.Nullable;

/**
 * Making a passkey.
 *
 * @param error key of the message about the last attempt
 */
public record PasskeyView(@Nullable String error) {}
