package org.malipo.wallets.web;

import java.util.List;
import org.malipo.bitcoin.Branch;
import org.malipo.wallets.setup.Candidate;
import org.malipo.wallets.setup.ScriptType;

/** Several accounts of one device, of which the store takes one. */
public record ChooseView(String path, List<Choice> choices) {
    /** One of them. */
    public record Choice(CandidateForm form, String type, String firstAddress) {}

    static ChooseView of(String path, List<Candidate> candidates) {
        return new ChooseView(
                path,
                candidates.stream()
                        .map(candidate -> new Choice(
                                CandidateForm.of(candidate),
                                ScriptType.of(candidate.scheme())
                                        .map(ScriptType::id)
                                        .orElse("other"),
                                candidate.scheme().address(Branch.DEPOSIT, 0)))
                        .toList());
    }
}
