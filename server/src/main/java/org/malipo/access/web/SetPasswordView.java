package org.malipo.access.web;

import org.malipo.problem.FormErrors;

/**
 * The form for a password by somebody who followed a link.
 *
 * @param title key of its message
 * @param lead key of its message
 * @param userId and {@code code} make up the link
 * @param email whose password it will be; empty where the link does not say it
 */
public record SetPasswordView(
        String title, String lead, String action, String userId, String code, String email, FormErrors errors) {}
