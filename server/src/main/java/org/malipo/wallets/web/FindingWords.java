package org.malipo.wallets.web;

import java.util.List;
import org.malipo.bitcoin.psbt.Finding;
import org.malipo.money.Sats;
import org.malipo.wallets.setup.Refusal;

/** Says in the words of pages what a PSBT has that its owner must know. */
final class FindingWords {
    private FindingWords() {}

    static List<Refusal> mistakes(List<Finding> findings) {
        return findings.stream()
                .filter(Finding.Mistake.class::isInstance)
                .map(FindingWords::of)
                .distinct()
                .toList();
    }

    static List<Refusal> warnings(List<Finding> findings) {
        return findings.stream()
                .filter(Finding.Warning.class::isInstance)
                .map(FindingWords::of)
                .distinct()
                .toList();
    }

    private static Refusal of(Finding finding) {
        return switch (finding) {
            case Finding.WrongNetwork _ -> said("network");
            case Finding.MissingUtxo(var input) -> said("missing-coin", place(input));
            case Finding.ContradictoryUtxo(var input) -> said("contradiction", place(input));
            case Finding.WrongUtxo wrong -> said("wrong-coin", place(wrong.input()));
            case Finding.UnknownScript unknown -> said("script", place(unknown.input()));
            case Finding.OpenSignature open -> said("open", place(open.input()));
            case Finding.BadSignatures bad -> said("bad-signature", place(bad.input()));
            case Finding.BadFinalScript(var input) -> said("bad-signature", place(input));
            case Finding.ChangedOutputs _ -> said("changed-outputs");
            case Finding.ChangedInputs _ -> said("changed-inputs");
            case Finding.SpendsTooMuch _ -> said("too-much");
            case Finding.FalseClaim(var output) -> said("false-claim", place(output));
            case Finding.NothingOurs _ -> said("nothing-ours");
            case Finding.ForeignInput(var input) -> said("foreign", place(input));
            case Finding.AbsurdFee absurd ->
                said("fee", new Sats(absurd.fee().toLong()).toBtc().toPlainString());
        };
    }

    /** People count from one. */
    private static String place(int index) {
        return String.valueOf(index + 1);
    }

    private static Refusal said(String finding, String... values) {
        return new Refusal("wallets.psbt.finding." + finding, List.of(values));
    }
}
