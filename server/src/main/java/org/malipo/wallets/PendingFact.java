package org.malipo.wallets;

import org.malipo.access.StoreId;

/**
 * The little that most readers of the event log want to know of a transaction of several signers.
 *
 * @param needed signatures
 * @param total keys that may sign
 * @param collected signatures that are there
 */
public record PendingFact(String id, StoreId store, int needed, int total, int collected) {}
