package org.malipo.notifications.web;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants done with notices.
 *
 * @param id those that are ticked
 */
record NotificationForm(@Nullable String command, List<String> id) {
    NotificationForm(@Nullable String command, @Nullable List<String> id) {
        this.command = command;
        this.id = List.copyOf(requireNonNullElse(id, List.of()));
    }
}
