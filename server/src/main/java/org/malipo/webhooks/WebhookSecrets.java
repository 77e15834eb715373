package org.malipo.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.OpaqueId;
import org.malipo.access.StoreId;
import org.malipo.problem.FieldErrors;
import org.malipo.secrets.Place;
import org.malipo.secrets.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The secrets that webhooks are signed with: sealed in their rows, and changed without a moment of neither. */
@Component
public class WebhookSecrets {
    private static final int LONGEST_HOURS = 24 * 7;

    private final WebhookTable table;
    private final WebhookSecretTable secrets;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;

    WebhookSecrets(WebhookTable table, WebhookSecretTable secrets, Vault vault, Audit audit, Clock clock) {
        this.table = table;
        this.secrets = secrets;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** A secret just made: the only time that it is told. */
    public record Rotated(String secret, Instant previousUntil) {
        @Override
        public String toString() {
            return "Rotated[previousUntil=" + previousUntil + ", secret=[secret]]";
        }
    }

    /**
     * Makes a new secret. The one there is stays valid beside it for a while; one from an earlier rotation ends at once.
     *
     * @param hours how long both are valid, 1 to 168
     */
    @Transactional
    public Rotated rotate(String webhookId, int hours) {
        if (hours < 1 || hours > LONGEST_HOURS) {
            throw FieldErrors.of("Hours", "Both secrets can be valid for 1 to " + LONGEST_HOURS + " hours");
        }
        var webhook = table.get(webhookId);
        var secret = OpaqueId.base58(16);
        var until = clock.instant().plus(Duration.ofHours(hours));
        secrets.rotate(webhookId, seal(webhook.id(), webhook.store(), secret), until);
        audit.record(entry("webhook.secret-rotated", webhook));
        return new Rotated(secret, until);
    }

    /** Ends the time in which two secrets are valid. */
    @Transactional
    public void forgetPrevious(String webhookId) {
        var webhook = table.get(webhookId);
        if (secrets.forgetPrevious(webhookId)) {
            audit.record(entry("webhook.previous-secret-ended", webhook));
        }
    }

    String seal(String webhookId, StoreId store, String secret) {
        return vault.seal(place(webhookId, store), secret);
    }

    /** {@return what signs for this webhook now, or empty if it is gone} */
    Optional<SigningSecrets> of(Webhook webhook) {
        var place = place(webhook.id(), webhook.store());
        return secrets.find(webhook.id(), clock.instant())
                .map(found -> new SigningSecrets(
                        vault.open(place, found.current()),
                        found.previous() == null ? null : vault.open(place, found.previous())));
    }

    private static AuditEntry entry(String action, Webhook webhook) {
        return new AuditEntry(action, webhook.store(), "webhook:" + webhook.id(), Map.of());
    }

    private static Place place(String webhookId, StoreId store) {
        return new Place("webhook", "secret", webhookId, store.value());
    }
}
