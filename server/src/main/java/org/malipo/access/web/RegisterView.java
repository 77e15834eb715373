package org.malipo.access.web;

import org.malipo.problem.FormErrors;

/**
 * The form that makes the first administrator.
 *
 * @param email as it was typed
 */
public record RegisterView(String email, FormErrors errors) {}
