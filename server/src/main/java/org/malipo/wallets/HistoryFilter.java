package org.malipo.wallets;

import org.jspecify.annotations.Nullable;
import org.malipo.chain.HistoryPage.Part;
import org.malipo.chain.HistoryPage.Seen;

/**
 * Which transactions of a wallet are wanted; all must hold.
 *
 * @param label a text by which they are labelled, or null
 * @param text the beginning of their id, an address of the wallet, or a part of what is noted about them; or null
 * @param seen when they were first seen
 */
public record HistoryFilter(
        Part part, @Nullable String label, @Nullable String text, Seen seen) {
    public static final HistoryFilter ALL = new HistoryFilter(Part.ALL, null);

    public HistoryFilter(Part part, @Nullable String label) {
        this(part, label, null, Seen.EVER);
    }
}
