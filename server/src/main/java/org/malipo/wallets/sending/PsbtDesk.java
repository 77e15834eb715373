package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Transaction;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.psbt.Finding;
import org.malipo.bitcoin.psbt.Inspection;
import org.malipo.bitcoin.psbt.PreviousTransactions;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtCombiner;
import org.malipo.bitcoin.psbt.PsbtCreator;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.bitcoin.psbt.PsbtInspector;
import org.malipo.chain.Chain;
import org.malipo.problem.Problem;
import org.malipo.problem.Problem.Kind;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;

/**
 * Takes in PSBTs from outside for a store's wallet: looked at, filled in, put together with others, finished and sent. Nothing
 * rests on the word of whoever brings one; what must not be signed or sent is a {@code Mistake} among the findings.
 */
@Component
public class PsbtDesk {
    private final Chain chain;
    private final Outgoing outgoing;

    PsbtDesk(Chain chain, Outgoing outgoing) {
        this.chain = chain;
        this.outgoing = outgoing;
    }

    /**
     * A PSBT as it is, and what is true about it.
     *
     * @param complete whether all signatures are there, so that it can be sent
     */
    public record Seen(Psbt psbt, Inspection inspection, boolean complete) {
        /** {@return whether it may be sent as far as anybody can tell; warnings are for a person to judge} */
        public boolean canBeSent() {
            return complete && !inspection.hasMistakes();
        }

        /** {@return whether its fee is one that nobody pays on purpose, and a person has to say that they do} */
        public boolean asksForFee() {
            return inspection.findings().stream().anyMatch(Finding.AbsurdFee.class::isInstance);
        }
    }

    /**
     * Looks at a PSBT, and fills in what is known of the wallet's coins.
     *
     * @param made the transaction that we made and gave away for signing, or null where there is none
     */
    public Seen look(StoreWallet wallet, Psbt psbt, @Nullable Transaction made) {
        var known = new OwnKnowledge(wallet, psbt, chain);
        var owner = Psbts.known(wallet);
        var brought = PsbtInspector.inspect(psbt, owner, known, made);
        var filled = filled(wallet, psbt, known);
        var completed = PsbtInspector.inspect(filled, owner, known, made);
        var finished = PsbtFinalizer.complete(filled);
        return new Seen(filled, together(brought, completed), finished.isComplete());
    }

    /** What can't be filled in is told among the findings. */
    private Psbt filled(StoreWallet wallet, Psbt psbt, OwnKnowledge known) {
        try {
            return creator(wallet, psbt).update(psbt, known.coins());
        } catch (PsbtException e) {
            return psbt;
        }
    }

    /** What was wrong with it as it came stays told, but for what was only missing and is there now. */
    private static Inspection together(Inspection brought, Inspection completed) {
        var findings = Stream.concat(
                        brought.findings().stream()
                                .filter(finding -> !(finding instanceof Finding.MissingUtxo)
                                        && !(finding instanceof Finding.UnknownScript)),
                        completed.findings().stream())
                .distinct()
                .toList();
        return new Inspection(completed.inputs(), completed.outputs(), completed.fee(), completed.feeRate(), findings);
    }

    /**
     * {@return ours with the signatures of what came back}
     *
     * @throws PsbtException if it is of another transaction
     */
    public PsbtCombiner.Collected collect(Psbt ours, Psbt returned) throws PsbtException {
        return PsbtCombiner.collect(ours, returned);
    }

    /**
     * Finishes and sends it, kept first like everything that leaves. Must not be called in a transaction.
     *
     * @param acceptsFee whether whoever sends it has said that they want to pay a fee that is absurd
     */
    public SendOutcome send(StoreWallet wallet, Psbt psbt, boolean acceptsFee) {
        try {
            var seen = look(wallet, psbt, null);
            if (seen.inspection().hasMistakes()) {
                return refused("psbt-mistakes", "Something about the PSBT is wrong; it must not be sent.");
            }
            if (seen.asksForFee() && !acceptsFee) {
                return refused("fee-not-accepted", "The fee is absurdly high. Nothing was sent.");
            }
            var finished = PsbtFinalizer.complete(seen.psbt());
            if (!finished.isComplete()) {
                return refused(
                        "psbt-incomplete", String.join(" ", finished.missing().values()));
            }
            return outgoing.send(wallet, PsbtFinalizer.extract(finished.psbt()), seen.psbt())
                    .<SendOutcome>map(SendOutcome.Sent::new)
                    .orElseGet(() -> new SendOutcome.Refused(SpendProblems.COINS_TAKEN));
        } catch (PsbtException e) {
            return refused("psbt-error", e.getMessage());
        }
    }

    private static SendOutcome refused(String code, String message) {
        return new SendOutcome.Refused(Problem.of(Kind.REFUSED, code, message));
    }

    private PsbtCreator creator(StoreWallet wallet, Psbt psbt) {
        var options = new PsbtCreator.Options(wallet.config().defaultIncludeNonWitnessUtxo(), false);
        return new PsbtCreator(Psbts.known(wallet), previous(wallet, psbt), options);
    }

    private PreviousTransactions previous(StoreWallet wallet, Psbt psbt) {
        var txids = psbt.inputs().stream().map(input -> input.outpoint().txid).collect(Collectors.toSet());
        var found = chain.transactions(wallet.network(), txids);
        return coin -> Optional.ofNullable(found.get(coin.txid));
    }
}
