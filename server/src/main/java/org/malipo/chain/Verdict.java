package org.malipo.chain;

import java.util.List;
import java.util.Locale;

/** What a node's answer to an offered transaction means. Nodes differ in their words, and there are no codes for these. */
enum Verdict {
    /** It is in the mempool. */
    HAS_IT(List.of(
            "txn-already-in-mempool", "already have transaction in mempool", "txn-same-nonwitness-data-in-mempool")),
    /** Not now, for a reason that may pass. */
    KEEP(List.of(
            "mempool min fee not met",
            "min relay fee not met",
            "max-fee-exceeded",
            "fee exceeds maximum",
            "mempool full",
            "too-long-mempool",
            "too-large-cluster")),
    /** Another transaction spends the same coin and the node prefers it. */
    CONFLICT(List.of(
            "insufficient fee",
            "txn-mempool-conflict",
            "rejecting replacement",
            "replacement transaction",
            "replacement-failed",
            "replacement-disallowed",
            "output already spent in mempool",
            "bad-txns-spends-conflicting-tx")),
    /** Its inputs are spent or unknown, or it is in a block already: the next block tells which. */
    GONE(List.of());

    @SuppressWarnings("ImmutableEnumChecker") // all made by List.of
    private final List<String> words;

    Verdict(List<String> words) {
        this.words = words;
    }

    /** {@return what the node's words mean; anything not listed is taken for gone} */
    static Verdict of(String reason) {
        var text = reason.toLowerCase(Locale.ROOT);
        for (var verdict : values()) {
            if (verdict.words.stream().anyMatch(text::contains)) {
                return verdict;
            }
        }
        return GONE;
    }
}
