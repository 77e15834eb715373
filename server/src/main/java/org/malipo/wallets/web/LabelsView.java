package org.malipo.wallets.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.LabelBook.Entry;

/**
 * The labels of a wallet.
 *
 * @param older the last label of this page, or null if there are no more
 * @param first whether this is the first page
 * @param changes whether whoever looks may change them
 * @param refused why a change was not made, or null
 */
public record LabelsView(
        String path,
        List<Entry> labels,
        @Nullable String older,
        boolean first,
        boolean changes,
        @Nullable String refused) {}
