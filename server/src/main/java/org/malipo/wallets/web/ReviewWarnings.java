package org.malipo.wallets.web;

import fr.acinq.bitcoin.Satoshi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.FeeBounds;
import org.malipo.money.Sats;
import org.malipo.wallets.sending.Draft;
import org.malipo.wallets.setup.Refusal;

/** What the owner of a wallet should know about a transaction before it is signed. */
final class ReviewWarnings {
    private static final Sats TINY_COIN = new Sats(1_000);

    private final List<Refusal> found = new ArrayList<>();

    private ReviewWarnings() {}

    /** @param wanted the rate that was asked for */
    static List<Refusal> of(FlowView flow, Draft draft, SatPerVbyte wanted) {
        var warnings = general(flow, draft);
        var beyond =
                draft.fee().minus(new Sats(wanted.feeOf(draft.plan().vbytes()).toLong()));
        warnings.add(draft.plan().change().isEmpty() && beyond.value() > 0, "rest", String.valueOf(beyond.value()));
        return List.copyOf(warnings.found);
    }

    static List<Refusal> of(FlowView flow, Draft draft) {
        return List.copyOf(general(flow, draft).found);
    }

    private static ReviewWarnings general(FlowView flow, Draft draft) {
        var warnings = new ReviewWarnings();
        warnings.add(isAbsurd(draft, flow), "fee");
        warnings.add(flow.inputs().stream().anyMatch(FlowView.In::unconfirmed), "unconfirmed");
        warnings.add(groups(flow).size() > 1, "mixed");
        warnings.add(flow.inputs().stream().anyMatch(ReviewWarnings::isTiny), "tiny");
        warnings.add(flow.outputs().stream().anyMatch(output -> output.whose() == FlowView.Whose.OWN), "own");
        return warnings;
    }

    private void add(boolean isTrue, String warning, String... values) {
        if (isTrue) {
            found.add(new Refusal("wallets.review.warn." + warning, List.of(values)));
        }
    }

    private static boolean isTiny(FlowView.In input) {
        return input.amount() != null && input.amount().compareTo(TINY_COIN) < 0;
    }

    /** {@return by what the coins are labelled, each once} Spending them together tells that they are of one owner. */
    private static Set<Set<String>> groups(FlowView flow) {
        return flow.inputs().stream()
                .map(input ->
                        input.tags().stream().filter(Tag::isLabel).map(Tag::id).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static boolean isAbsurd(Draft draft, FlowView flow) {
        return FeeBounds.isAbsurd(
                draft.plan().fee(),
                draft.plan().feeRate(),
                new Satoshi(flow.moved().value()));
    }
}
