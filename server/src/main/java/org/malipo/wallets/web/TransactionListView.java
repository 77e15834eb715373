package org.malipo.wallets.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.WalletTransaction;

/**
 * Transactions that a filter finds.
 *
 * @param path of the wallet
 * @param labels that there are, not more than a list of proposals holds
 * @param next cursor of the page behind this one, or null
 * @param first whether nothing newer is left out
 * @param annotates whether whoever looks may give labels
 * @param taken what came of a file of labels just now, or null
 * @param refused why a file of labels was not taken, as the last part of a message key; or null
 */
public record TransactionListView(
        String path,
        TransactionListForm form,
        List<WalletTransaction> transactions,
        List<String> labels,
        @Nullable String next,
        boolean first,
        boolean annotates,
        @Nullable LabelsTaken taken,
        @Nullable String refused) {
    public String list() {
        return path + "/transactions";
    }

    public String newest() {
        return form.at(list(), Map.of());
    }

    public @Nullable String older() {
        return next == null ? null : form.at(list(), Map.of("after", next));
    }

    public String file(String ending) {
        return form.at(list() + ending, Map.of());
    }
}
