package org.malipo.access.web;

import org.jspecify.annotations.Nullable;
import org.malipo.access.Account;
import org.malipo.problem.FormErrors;

/**
 * A person's account, and the forms that change it.
 *
 * @param email as it was typed
 * @param name as it was typed
 * @param picture where it can be seen, or null
 * @param done key of a message about what was done just now, or null
 * @param refused key of a message about what was refused just now, or null
 */
public record AccountView(
        Account account,
        String email,
        String name,
        @Nullable String picture,
        boolean hasPassword,
        boolean canSend,
        @Nullable String done,
        @Nullable String refused,
        FormErrors errors) {}
