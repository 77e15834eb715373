package org.malipo.webhooks.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.malipo.webhooks.Replay;
import org.malipo.webhooks.Replays;
import org.malipo.webhooks.Webhooks;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Parts of the history that a webhook is told again. */
@RestController
class WebhookReplayApi {
    private static final String ALL = "/api/v1/stores/{storeId}/webhooks/{webhookId}/replays";
    private static final int SHOWN = 50;

    private final Webhooks webhooks;
    private final Replays replays;

    WebhookReplayApi(Webhooks webhooks, Replays replays) {
        this.webhooks = webhooks;
        this.replays = replays;
    }

    /**
     * Which part: by positions, both included, or by times, the second one not included. An end that is left out is now.
     */
    record Request(
            @Nullable Long fromPosition,
            @Nullable Long throughPosition,
            @Nullable Instant from,
            @Nullable Instant to) {}

    record ReplayData(
            String id,
            long fromPosition,
            long throughPosition,
            long donePosition,
            long queued,
            Instant createdAt,
            @Nullable Instant endedAt) {
        static ReplayData of(Replay replay) {
            return new ReplayData(
                    replay.id(),
                    replay.fromPosition(),
                    replay.throughPosition(),
                    replay.donePosition(),
                    replay.queued(),
                    replay.createdAt(),
                    replay.endedAt());
        }
    }

    @PostMapping(ALL)
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    ReplayData start(@PathVariable String webhookId, @RequestBody Request request) {
        if (request.fromPosition() != null) {
            var through = request.throughPosition();
            return ReplayData.of(
                    replays.start(webhookId, request.fromPosition(), through == null ? Long.MAX_VALUE : through));
        }
        if (request.from() == null) {
            throw FieldErrors.of("From", "Say where the replay begins, by position or by time");
        }
        return ReplayData.of(
                replays.start(webhookId, request.from(), request.to() == null ? Instant.MAX : request.to()));
    }

    @GetMapping(ALL)
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    List<ReplayData> list(
            @PathVariable String webhookId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer take) {
        int size = take == null ? SHOWN : PageSize.of(take);
        var found = replays.newest(webhooks.get(webhookId).id(), after, size + 1);
        return NextPage.cut(found, size, Replays::place).stream()
                .map(ReplayData::of)
                .toList();
    }

    @GetMapping(ALL + "/{replayId}")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    ReplayData get(@PathVariable String webhookId, @PathVariable String replayId) {
        return ReplayData.of(replays.get(webhookId, replayId));
    }

    /** Queues no more of it. */
    @DeleteMapping(ALL + "/{replayId}")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    ReplayData stop(@PathVariable String webhookId, @PathVariable String replayId) {
        return ReplayData.of(replays.stop(webhookId, replayId));
    }
}
