package org.malipo.webhooks.web;

import java.util.List;
import org.malipo.problem.FormErrors;
import org.malipo.webhooks.Replay;

/**
 * The replays of a webhook, and the form for another.
 *
 * @param from as typed
 * @param to as typed
 */
public record ReplayView(
        String storeId, String webhookId, String from, String to, FormErrors errors, List<Replay> replays) {
    /** {@return the page of the webhook} */
    public String webhookAddress() {
        return "/stores/" + storeId + "/webhooks/" + webhookId;
    }

    public String address() {
        return webhookAddress() + "/replays";
    }

    /** {@return whether one runs, so that there can't be another} */
    public boolean isRunning() {
        return replays.stream().anyMatch(replay -> replay.endedAt() == null);
    }
}
