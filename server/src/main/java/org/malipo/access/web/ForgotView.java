package org.malipo.access.web;

/**
 * The form of those who forgot their password.
 *
 * @param email as it was typed
 * @param canSend whether this server sends letters at all
 */
public record ForgotView(String email, boolean canSend) {}
