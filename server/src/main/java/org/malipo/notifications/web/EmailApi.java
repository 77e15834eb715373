package org.malipo.notifications.web;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Policies;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.notifications.Letter;
import org.malipo.notifications.MailServers;
import org.malipo.notifications.Mailer;
import org.malipo.problem.FieldErrors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** E-mail settings of the server and of stores, and letters that a store's programs send. */
@RestController
class EmailApi {
    private final MailServers servers;
    private final ServerEmail serverEmail;
    private final Policies policies;
    private final Mailer mailer;

    EmailApi(MailServers servers, ServerEmail serverEmail, Policies policies, Mailer mailer) {
        this.servers = servers;
        this.serverEmail = serverEmail;
        this.policies = policies;
        this.mailer = mailer;
    }

    @GetMapping("/api/v1/server/email")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    EmailSettingsData.OfServer ofServer() {
        return EmailSettingsData.OfServer.of(
                servers.get(null), !policies.current().disableStoresToUseServerEmailSettings());
    }

    @PutMapping("/api/v1/server/email")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    EmailSettingsData.OfServer setOfServer(@RequestBody EmailSettingsData.Request request) {
        serverEmail.save(request.toChange(), request.enableStoresToUseServerEmailSettings());
        return ofServer();
    }

    @GetMapping("/api/v1/stores/{storeId}/email")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    EmailSettingsData ofStore(@PathVariable StoreId storeId) {
        return EmailSettingsData.of(servers.get(storeId));
    }

    @PutMapping("/api/v1/stores/{storeId}/email")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    EmailSettingsData setOfStore(@PathVariable StoreId storeId, @RequestBody EmailSettingsData.Request request) {
        var caller = Caller.current();
        return EmailSettingsData.of(
                servers.save(storeId, request.toChange(), caller.may(Permission.CAN_MODIFY_SERVER_SETTINGS, null)));
    }

    /** Queued, also while nothing is set up: what can't be sent is tried again for three days. */
    @PostMapping("/api/v1/stores/{storeId}/email/send")
    @Requires(Permission.CAN_SEND_STORE_EMAILS)
    void send(@PathVariable StoreId storeId, @RequestBody SendRequest request) {
        if (request.email() == null || !Mailer.isAddress(request.email())) {
            throw FieldErrors.of("Email", "Invalid email");
        }
        mailer.send(
                storeId,
                Letter.ofText(
                        request.email(),
                        requireNonNullElse(request.subject(), ""),
                        requireNonNullElse(request.body(), "")));
    }

    /** A letter of plain text. */
    record SendRequest(
            @Nullable String email,
            @Nullable String subject,
            @Nullable String body) {
        @Override
        public String toString() {
            return "SendRequest[email=" + email + "]";
        }
    }
}
