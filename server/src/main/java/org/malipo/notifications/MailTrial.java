package org.malipo.notifications;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.OpaqueId;
import org.malipo.access.StoreId;
import org.malipo.problem.FieldErrors;
import org.springframework.stereotype.Component;

/** Sends a letter at once, with settings that may not be saved yet, for a person who waits to see whether they work. */
@Component
public class MailTrial {
    private final MailServers servers;
    private final MailRoutes routes;
    private final Smtp smtp;

    MailTrial(MailServers servers, MailRoutes routes, Smtp smtp) {
        this.servers = servers;
        this.routes = routes;
        this.smtp = smtp;
    }

    /**
     * {@return why the letter could not be sent, or empty if it was}
     *
     * @param store whose settings, or null for the server's
     * @throws FieldErrors.InvalidFields if a field is wrong
     */
    public Optional<MailFailure> send(
            @Nullable StoreId store, MailSettings.Change settings, boolean byAdmin, Letter letter) {
        var typed = servers.changed(store, settings, byAdmin);
        var server = typed.settings().isComplete() || typed.host() != null ? Optional.of(typed) : routes.used(store);
        if (server.isEmpty()) {
            return Optional.of(MailFailure.NOT_SET_UP);
        }
        var password = routes.passwordOf(server.get());
        return switch (smtp.send(server.get(), password, OpaqueId.base58(16), letter)) {
            case MailResult.Sent() -> Optional.empty();
            case MailResult.Failed failed -> Optional.of(failed.why());
        };
    }
}
