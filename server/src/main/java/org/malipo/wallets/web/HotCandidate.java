package org.malipo.wallets.web;

import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.bitcoin.WordList;
import org.malipo.wallets.GeneratedWallet;
import org.malipo.wallets.setup.ScriptType;
import org.malipo.wallets.setup.SealedWords;

/** The wallet of a seed that was compared, to be made with its words kept. */
final class HotCandidate {
    private HotCandidate() {}

    /** {@return what makes exactly the wallet that was compared; empty if the form says something else than its seed} */
    static Optional<GeneratedWallet> wallet(SealedWords.Opened opened, CandidateForm form, Network network) {
        try {
            var candidate = form.toCandidate(network);
            var type = ScriptType.of(candidate.scheme());
            var origin = candidate.keys().getFirst().origin();
            if (type.isEmpty() || origin == null || origin.path().path.isEmpty()) {
                return Optional.empty();
            }
            var account = (int) (origin.path().path.getLast() & Integer.MAX_VALUE);
            var derived = SeedAccount.of(
                    opened.mnemonic().master(opened.passphrase()), type.get().account(), network, account);
            return derived.scheme().equals(candidate.scheme())
                    ? Optional.of(new GeneratedWallet(
                            CandidateForm.blankToNull(form.label()),
                            opened.mnemonic().reveal(),
                            opened.passphrase(),
                            account,
                            type.get().account(),
                            WordList.ENGLISH,
                            12,
                            true))
                    : Optional.empty();
        } catch (SchemeException e) {
            return Optional.empty();
        }
    }
}
