package org.malipo.access.web;

import org.malipo.problem.FormErrors;

/**
 * The form to register with.
 *
 * @param email as it was typed
 * @param first whether this makes the server's first administrator
 */
public record RegisterView(String email, boolean first, FormErrors errors) {}
