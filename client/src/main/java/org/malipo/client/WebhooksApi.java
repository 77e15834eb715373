package org.malipo.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Webhooks of one store. */
public final class WebhooksApi extends WebhooksById {
    private static final String REPLAYS = "replays";
    private static final String SECRET = "secret";

    WebhooksApi(Transport transport, String storeId) {
        super(transport, Route.to("stores", storeId, "webhooks"));
    }

    /** {@return the webhook with its secret, which no later call shows} */
    public Webhook create(WebhookSettings settings) {
        return transport.post(webhooks, settings, Webhook.class);
    }

    public List<Webhook> list() {
        return transport.list(webhooks, Webhook.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<Webhook> page(int take, @Nullable String after) {
        return transport.page(webhooks, Webhook.class, take, after);
    }

    /** {@return all webhooks of the store, oldest first} They are read page after page, while the stream is. */
    public Stream<Webhook> stream() {
        return transport.stream(webhooks, Webhook.class);
    }

    public WebhookState state(String webhookId) {
        return transport.get(webhooks.below(webhookId, "state"), WebhookState.class);
    }

    /** Sends all that waits, in order, also if the webhook was paused. */
    public WebhookState resume(String webhookId) {
        return transport.post(webhooks.below(webhookId, "resume"), null, WebhookState.class);
    }

    /**
     * Makes a new secret; deliveries are signed with both for a while.
     *
     * @param overlap whole hours, 1 to 168
     */
    public NewSecret rotateSecret(String webhookId, Duration overlap) {
        var body = Map.of("hours", overlap.toHours());
        return transport.post(webhooks.below(webhookId, SECRET, "rotate"), body, NewSecret.class);
    }

    /** Ends the time in which both secrets are valid. */
    public void forgetPreviousSecret(String webhookId) {
        transport.call("DELETE", webhooks.below(webhookId, SECRET, "previous"), null);
    }

    /**
     * Sends an event that never happened, once.
     *
     * @param type for example {@code InvoiceSettled}
     * @return the id of the delivery
     */
    public String test(String webhookId, String type) {
        return transport.post(webhooks.below(webhookId, "test"), Map.of("type", type), String.class);
    }

    /** Sends a part of the store's history again. A webhook has one replay at a time. */
    public Replay replay(String webhookId, ReplayRange range) {
        return transport.post(webhooks.below(webhookId, REPLAYS), range, Replay.class);
    }

    /** {@return the latest replays, newest first} */
    public List<Replay> replays(String webhookId) {
        return transport.list(webhooks.below(webhookId, REPLAYS), Replay.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<Replay> replays(String webhookId, int take, @Nullable String after) {
        return transport.page(webhooks.below(webhookId, REPLAYS), Replay.class, take, after);
    }

    /** {@return all replays, newest first} They are read page after page, while the stream is. */
    public Stream<Replay> allReplays(String webhookId) {
        return transport.stream(webhooks.below(webhookId, REPLAYS), Replay.class);
    }

    public Replay replay(String webhookId, String replayId) {
        return transport.get(webhooks.below(webhookId, REPLAYS, replayId), Replay.class);
    }

    public Replay stopReplay(String webhookId, String replayId) {
        return transport.delete(webhooks.below(webhookId, REPLAYS, replayId), Replay.class);
    }
}
