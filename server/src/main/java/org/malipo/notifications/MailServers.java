package org.malipo.notifications;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.access.AfterCommit;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.StoreId;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.problem.FieldErrors;
import org.malipo.secrets.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mail settings of the server and of stores; where a store is meant, null stands for the server. */
@Component
public class MailServers {
    private final MailServerTable table;
    private final MailRoutes routes;
    private final MailQueue queue;
    private final ClaimWorkers<QueuedMail> workers;
    private final Vault vault;
    private final Audit audit;

    MailServers(
            MailServerTable table,
            MailRoutes routes,
            MailQueue queue,
            ClaimWorkers<QueuedMail> workers,
            Vault vault,
            Audit audit) {
        this.table = table;
        this.routes = routes;
        this.queue = queue;
        this.workers = workers;
        this.vault = vault;
        this.audit = audit;
    }

    public MailSettings get(@Nullable StoreId store) {
        return routes.of(store).settings();
    }

    /**
     * Replaces the settings, and tries at once what waits for them.
     *
     * @param byAdmin whether an administrator asks, who may name a private host
     * @throws FieldErrors.InvalidFields if a field is wrong
     */
    @Transactional
    public MailSettings save(@Nullable StoreId store, MailSettings.Change wanted, boolean byAdmin) {
        var saved = changed(store, wanted, byAdmin);
        table.save(saved);
        note(store, saved.settings());
        queue.hurry(saved.owner());
        AfterCommit.run(workers::wake);
        return saved.settings();
    }

    @Transactional
    public void forgetPassword(@Nullable StoreId store) {
        table.forgetPassword(MailServer.ownerOf(store));
        note(store, get(store));
    }

    /** {@return the settings as they would be} A password that is typed is sealed already, but nothing is saved. */
    MailServer changed(@Nullable StoreId store, MailSettings.Change wanted, boolean byAdmin) {
        var change = MailCheck.tidied(wanted);
        var old = routes.of(store);
        return new MailServer(
                old.owner(),
                old.storeId(),
                change.server(),
                change.port(),
                change.login(),
                password(old, change),
                change.from(),
                change.disableCertificateCheck(),
                byAdmin || (old.trusted() && isSameHost(old, change)));
    }

    private static boolean isSameHost(MailServer old, MailSettings.Change change) {
        return Objects.equals(old.host(), change.server()) && Objects.equals(old.port(), change.port());
    }

    /** A password goes to the server and login that it was typed for; for others it has to be typed again. */
    private @Nullable String password(MailServer old, MailSettings.Change change) {
        if (change.login() == null) {
            return null;
        }
        if (change.password() != null) {
            return vault.seal(old.placeOfPassword(), change.password());
        }
        return old.leadsWhere(change.server(), change.login()) ? old.password() : null;
    }

    private void note(@Nullable StoreId store, MailSettings settings) {
        var details = new LinkedHashMap<String, String>();
        details.put("server", requireNonNullElse(settings.server(), ""));
        details.put("port", settings.port() == null ? "" : settings.port().toString());
        details.put("login", requireNonNullElse(settings.login(), ""));
        details.put("from", requireNonNullElse(settings.from(), ""));
        details.put("passwordSet", String.valueOf(settings.passwordSet()));
        var action = store == null ? "server.email.changed" : "store.email.changed";
        audit.record(new AuditEntry(action, store, "email", details));
    }
}
