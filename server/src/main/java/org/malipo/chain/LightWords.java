package org.malipo.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.light.LightSettings;
import org.malipo.bitcoin.light.LightStatus;

/** Says where a light client stands, and what works less well than with a node. */
final class LightWords {
    /** As far behind its peers a tracker still counts as ready: a block may just be on its way. */
    private static final int MOST_BEHIND = 2;

    private static final int MOST_REASONS = 3;

    private static final List<String> WITHOUT_A_NODE = List.of(
            "Nobody checks unconfirmed payments: they are believed when enough peers announce them. One made while too few were"
                    + " connected may be seen only once it is in a block.",
            "Peers do not tell when they drop a payment: one that nobody mines counts as unconfirmed for 14 days.",
            "Peers do not say whether they would take a transaction, nor for what fee.");

    private LightWords() {}

    /** {@return by how many peers a transaction must be announced: one is enough only where there is but one} */
    static int announcementsNeeded(LightSettings settings) {
        return Math.min(2, settings.connections());
    }

    /** @param isNew whether it is too early to call it trouble that no peer is there */
    static StatusTable.Report report(LightStatus status, LightSettings settings, boolean isNew) {
        var peers = status.peers().size();
        return new StatusTable.Report(
                state(status),
                peers == 0 ? null : "light client, " + (peers == 1 ? "1 peer" : peers + " peers"),
                status.headers(),
                status.headers(),
                isNew && status.leftAlone().isEmpty() ? null : problem(status, settings),
                degraded(status, settings),
                status.heardThrough());
    }

    private static ChainStatus.State state(LightStatus status) {
        if (status.peers().isEmpty()) {
            return ChainStatus.State.NOT_CONNECTED;
        }
        var isReady = status.agreed() > 0
                && status.delivered() >= 0
                && status.delivered() <= status.headers()
                && status.headers() - status.filterHeaders() <= MOST_BEHIND
                && status.headers() - status.delivered() <= MOST_BEHIND;
        return isReady ? ChainStatus.State.READY : ChainStatus.State.SYNCING;
    }

    private static @Nullable String problem(LightStatus status, LightSettings settings) {
        if (!status.peers().isEmpty()) {
            return null;
        }
        var asked = settings.seeds().isEmpty() ? "" : ", and the seeds have named no other";
        var reasons = status.leftAlone().entrySet().stream()
                .limit(MOST_REASONS)
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(" "));
        return reasons.isEmpty()
                ? "No peer that serves compact filters has been found yet."
                : "No peer that serves compact filters is connected" + asked + ". " + reasons;
    }

    private static List<String> degraded(LightStatus status, LightSettings settings) {
        var sentences = new ArrayList<>(WITHOUT_A_NODE);
        if (settings.connections() == 1) {
            sentences.addFirst("Only one peer is set: it could hide payments, and its unconfirmed ones are believed.");
        } else if (status.agreed() == 1) {
            sentences.addFirst("Only one peer tells what is in blocks at present: it could hide payments.");
        }
        return List.copyOf(sentences);
    }
}
