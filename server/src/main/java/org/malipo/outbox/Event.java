package org.malipo.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the log has it.
 *
 * @param position its place in the log: without gaps, and nothing is ever added below a position that was seen
 */
public record Event(
        long position, String type, @Nullable String storeId, String subject, String payload, Instant occurredAt) {}
