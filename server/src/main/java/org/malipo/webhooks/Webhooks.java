package org.malipo.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.OpaqueId;
import org.malipo.access.StoreId;
import org.malipo.outbound.OutboundUrls;
import org.malipo.problem.Cursor;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.ProblemException;
import org.malipo.problem.TimedPlace;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The webhooks of stores: made, changed, read, with what was delivered to them. */
@Component
public class Webhooks {
    private static final String LIST = "webhooks";
    private static final String DELIVERIES = "deliveries";

    private final WebhookTable table;
    private final DeliveryRecords records;
    private final WebhookSecrets secrets;
    private final WebhookSecretTable secretTable;
    private final OutboundUrls urls;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // a webhook is checked, sealed, kept and told of
    Webhooks(
            WebhookTable table,
            DeliveryRecords records,
            WebhookSecrets secrets,
            WebhookSecretTable secretTable,
            OutboundUrls urls,
            Audit audit,
            Clock clock) {
        this.table = table;
        this.records = records;
        this.secrets = secrets;
        this.secretTable = secretTable;
        this.urls = urls;
        this.audit = audit;
        this.clock = clock;
    }

    /** A webhook just made, with its secret: the only time that it is told. */
    public record Created(Webhook webhook, String secret) {
        @Override
        public String toString() {
            return "Created[webhook=" + webhook + ", secret=[secret]]";
        }
    }

    public List<Webhook> ofStore(StoreId store) {
        return table.ofStore(store, TimedPlace.OLDEST, Integer.MAX_VALUE);
    }

    /**
     * {@return the store's, from the oldest to the newest}
     *
     * @param after where the page before ended; null for the first one
     */
    public List<Webhook> ofStore(StoreId store, @Nullable String after, int limit) {
        return table.ofStore(store, TimedPlace.read(after, LIST, TimedPlace.OLDEST), limit);
    }

    /** {@return where it stands in that list} */
    public static Cursor place(Webhook webhook) {
        return TimedPlace.cursor(LIST, webhook.createdAt(), webhook.id());
    }

    public Optional<Webhook> find(String id) {
        return table.find(id);
    }

    /** @throws ProblemException if the store has no such webhook */
    public Webhook get(String id) {
        return table.get(id);
    }

    /** @throws FieldErrors.InvalidFields if the address is none that can be called */
    @Transactional
    public Created create(StoreId store, WebhookSettings settings) {
        var id = OpaqueId.base58(16);
        var secret = given(settings.secret()).orElseGet(() -> OpaqueId.base58(16));
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var webhook = webhook(id, store, settings, now, WebhookState.NEW);
        table.insert(webhook, secrets.seal(id, store, secret));
        audit.record(entry("webhook.created", webhook, true));
        return new Created(webhook, secret);
    }

    /**
     * Replaces all settings; a blank secret keeps what there is, another is the only one from now on.
     *
     * @throws FieldErrors.InvalidFields if the address is none that can be called
     */
    @Transactional
    public Webhook update(String id, WebhookSettings settings) {
        var old = get(id);
        var webhook = webhook(id, old.store(), settings, old.createdAt(), old.state());
        table.update(webhook);
        given(settings.secret()).ifPresent(secret -> secretTable.replace(id, secrets.seal(id, old.store(), secret)));
        audit.record(entry("webhook.changed", webhook, given(settings.secret()).isPresent()));
        return webhook;
    }

    @Transactional
    public void delete(String id) {
        var webhook = get(id);
        table.delete(id);
        audit.record(entry("webhook.deleted", webhook, false));
    }

    /** {@return attempts to tell this webhook of events, newest first} */
    public List<Delivery> deliveries(String id, int count) {
        return records.newest(id, Long.MAX_VALUE, count);
    }

    /** @param after where the page before ended; null for the first one */
    public List<Delivery> deliveries(String id, @Nullable String after, int count) {
        long before = after == null || after.isEmpty()
                ? Long.MAX_VALUE
                : Cursor.read(after, DELIVERIES, 1, place -> Long.parseLong(place.getFirst()));
        return records.newest(id, before, count);
    }

    /** {@return where it stands in that list} */
    public static Cursor place(Delivery delivery) {
        return Cursor.of(DELIVERIES, delivery.seq());
    }

    /** {@return attempts to tell any webhook of the store about one invoice, oldest first} */
    public List<Delivery> deliveriesAbout(StoreId store, String invoiceId) {
        return records.about(store.value(), invoiceId);
    }

    private static AuditEntry entry(String action, Webhook webhook, boolean newSecret) {
        var host = Optional.ofNullable(URI.create(webhook.url()).getHost()).orElse("");
        return new AuditEntry(
                action,
                webhook.store(),
                "webhook:" + webhook.id(),
                Map.of( // a path may hold a token
                        "host",
                        host,
                        "enabled",
                        Boolean.toString(webhook.enabled()),
                        "newSecret",
                        Boolean.toString(newSecret)));
    }

    private Webhook webhook(String id, StoreId store, WebhookSettings settings, Instant createdAt, WebhookState state) {
        return new Webhook(
                id,
                store,
                settings.enabled(),
                settings.automaticRedelivery(),
                checked(settings.url()),
                settings.authorizedEvents(),
                createdAt,
                state);
    }

    private String checked(@Nullable String url) {
        try {
            var uri = new URI(url == null ? "" : url.strip());
            if (!uri.isAbsolute() || uri.isOpaque()) {
                throw FieldErrors.of("Url", "Invalid Url");
            }
            urls.refusal(uri).ifPresent(sentence -> {
                throw FieldErrors.of("Url", sentence);
            });
            return uri.toString();
        } catch (URISyntaxException e) {
            throw FieldErrors.of("Url", "Invalid Url");
        }
    }

    private static Optional<String> given(@Nullable String secret) {
        return Optional.ofNullable(secret).filter(text -> !text.isBlank());
    }
}
