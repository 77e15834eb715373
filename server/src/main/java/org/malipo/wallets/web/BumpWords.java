package org.malipo.wallets.web;

import java.util.List;
import org.malipo.problem.Problem;
import org.malipo.wallets.setup.Refusal;

/** Says in the words of pages why nothing can be done about a transaction that waits. */
final class BumpWords {
    private BumpWords() {}

    static Refusal of(Problem problem) {
        return switch (problem.code()) {
            case "foreign-inputs",
                    "not-replaceable",
                    "has-descendants",
                    "nothing-to-take-from",
                    "change-too-small",
                    "fee-rate-too-low",
                    "no-output-of-ours",
                    "related-transactions",
                    "several-transactions",
                    "forgotten",
                    "not-taken",
                    "parent-forgotten",
                    "coins-spent",
                    "coins-held",
                    "fee-unknown",
                    "already-confirmed",
                    "not-in-mempool" -> new Refusal("wallets.bump.why." + problem.code(), List.of());
            default -> SpendRefusals.of(problem);
        };
    }
}
