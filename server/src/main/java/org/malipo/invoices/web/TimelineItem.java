package org.malipo.invoices.web;

import java.time.Instant;

/**
 * Something that happened to an invoice, in plain words.
 *
 * @param key of its message
 * @param value what the message speaks of, or empty
 * @param raw the event as it was told to webhooks
 */
public record TimelineItem(Instant at, String key, String value, String kind, String icon, String raw) {}
