package org.malipo.notifications;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.AfterCommit;
import org.malipo.access.OpaqueId;
import org.malipo.access.StoreId;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.secrets.Vault;
import org.springframework.stereotype.Component;

/** Takes letters. Each is a row of the caller's transaction first, and is sent after it. */
@Component
public class Mailer {
    private final MailRoutes routes;
    private final MailQueue queue;
    private final ClaimWorkers<QueuedMail> workers;
    private final Vault vault;

    Mailer(MailRoutes routes, MailQueue queue, ClaimWorkers<QueuedMail> workers, Vault vault) {
        this.routes = routes;
        this.queue = queue;
        this.workers = workers;
        this.vault = vault;
    }

    /** {@return whether letters could leave now, as far as settings tell; null stands for the server} */
    public boolean isReady(@Nullable StoreId store) {
        return routes.used(store).isPresent();
    }

    /**
     * Queues a letter, also while nothing is set up: it waits for three days.
     *
     * @param store whose letter it is, or null for the server's
     * @return the letter's id
     */
    public String send(@Nullable StoreId store, Letter letter) {
        return send(store, List.of(letter)).getFirst();
    }

    /** {@return the ids of these letters, each queued as a single one would be} */
    public List<String> send(@Nullable StoreId store, List<Letter> letters) {
        if (letters.isEmpty()) {
            return List.of();
        }
        var owner = store == null ? null : store.value();
        var sealer = vault.sealerOf(owner);
        var sealed = letters.stream().map(letter -> seal(sealer, owner, letter)).toList();
        queue.add(store, sealed);
        AfterCommit.run(workers::wake);
        return sealed.stream().map(MailQueue.Sealed::id).toList();
    }

    private static MailQueue.Sealed seal(Vault.Sealer sealer, @Nullable String owner, Letter letter) {
        var id = OpaqueId.base58(16);
        var content = sealer.seal(QueuedMail.placeOf(id, owner), LetterJson.write(letter));
        return new MailQueue.Sealed(id, letter.to(), letter.subject(), content);
    }

    /** {@return whether a letter can be addressed to this} */
    public static boolean isAddress(@Nullable String text) {
        return Mailbox.isValid(text);
    }

    /** {@return the address without a name, in lower case, or empty if a letter can't be addressed to this} */
    public static Optional<String> bareAddress(@Nullable String text) {
        return Mailbox.parse(text).map(mailbox -> mailbox.getAddress().toLowerCase(Locale.ROOT));
    }

    /** {@return enough of an address to recognise somebody one knows, and no more: {@code a…@example.com}} */
    public static String veiled(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "…" : address.charAt(0) + "…" + address.substring(at);
    }

    /** {@return an address with a name before it, if there is one: {@code Amina <amina@example.com>}} */
    public static String withName(@Nullable String name, String address) {
        return Mailbox.print(name, address);
    }
}
