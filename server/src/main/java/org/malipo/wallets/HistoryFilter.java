package org.malipo.wallets;

import org.jspecify.annotations.Nullable;
import org.malipo.chain.HistoryPage.Part;

/**
 * Which transactions of a wallet are wanted; both must hold.
 *
 * @param label a text by which they are labelled, or null
 */
public record HistoryFilter(Part part, @Nullable String label) {
    public static final HistoryFilter ALL = new HistoryFilter(Part.ALL, null);
}
