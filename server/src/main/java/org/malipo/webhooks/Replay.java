package org.malipo.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a store's history that a webhook is told again.
 *
 * @param fromPosition the first event
 * @param throughPosition the last event
 * @param donePosition everything up to there is queued
 * @param queued deliveries
 * @param endedAt null while it runs
 */
public record Replay(
        String id,
        String webhookId,
        long fromPosition,
        long throughPosition,
        long donePosition,
        long queued,
        Instant createdAt,
        @Nullable Instant endedAt) {}
