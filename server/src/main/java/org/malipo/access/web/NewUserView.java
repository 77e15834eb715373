package org.malipo.access.web;

import org.malipo.problem.FormErrors;

/** The form that makes an account for somebody, as it was filled. */
public record NewUserView(String email, boolean isAdmin, boolean letter, boolean canSend, FormErrors errors) {}
