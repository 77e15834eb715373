package org.malipo.access.web;

import org.malipo.problem.FormErrors;

/**
 * A person's account, and the form for another password.
 *
 * @param changed whether the password was changed just now
 */
public record AccountView(String email, boolean isAdmin, boolean changed, FormErrors errors) {}
