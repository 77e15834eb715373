package org.malipo.outbox;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened, to be written in the transaction that makes it true.
 *
 * @param type {@code InvoiceSettled} for the public; lower case with a dot, as {@code chain.block}, for our own modules
 * @param storeId whose it is, or null if no store's
 * @param subject what it is about, for example an invoice's id; events of one subject are never reordered
 * @param payload a JSON object as text, fixed now; what webhooks carry for public events
 */
public record NewEvent(String type, @Nullable String storeId, String subject, String payload) {}
