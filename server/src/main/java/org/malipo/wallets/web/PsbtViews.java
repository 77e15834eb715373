package org.malipo.wallets.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtCombiner;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.bitcoin.psbt.PsbtInspector;
import org.malipo.chain.Chain;
import org.malipo.money.Sats;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Psbts;
import org.malipo.wallets.setup.Refusal;
import org.springframework.stereotype.Component;

/** Prepares PSBTs to be looked at. */
@Component
class PsbtViews {
    private final Chain chain;
    private final Flows flows;

    PsbtViews(Chain chain, Flows flows) {
        this.chain = chain;
        this.flows = flows;
    }

    PsbtView of(StoreWallet wallet, Psbt psbt) {
        return of(wallet, psbt, null);
    }

    /**
     * {@return what was given back, beside what we gave away: its signatures where it is the same transaction}
     *
     * @param made what we gave away
     */
    PsbtView returned(StoreWallet wallet, Psbt made, Psbt given) {
        try {
            var collected = PsbtCombiner.collect(made, given);
            return of(wallet, collected.psbt(), made)
                    .telling(new Refusal(
                            "wallets.psbt.collected",
                            List.of(String.valueOf(collected.added()), String.valueOf(collected.ignored()))));
        } catch (PsbtException e) {
            return of(wallet, given, made);
        }
    }

    private PsbtView of(StoreWallet wallet, Psbt psbt, @Nullable Psbt made) {
        var inspection = PsbtInspector.inspect(
                psbt, Psbts.known(wallet), KnownCoins.of(chain, wallet, psbt), made == null ? null : made.unsigned());
        var progress = progress(psbt);
        var complete = PsbtFinalizer.complete(psbt).isComplete();
        return new PsbtView(
                WalletOnPage.path(wallet),
                psbt.unsigned().txid.value.toHex(),
                psbt.toBase64(),
                flows.of(wallet, inspection),
                inspection.fee().map(fee -> new Sats(fee.toLong())),
                inspection.feeRate(),
                FindingWords.mistakes(inspection.findings()),
                FindingWords.warnings(inspection.findings()),
                complete ? progress.needed() : progress.collected(),
                progress.needed(),
                complete,
                Caller.current().may(Permission.CAN_BROADCAST_TRANSACTIONS, wallet.store()),
                Optional.empty(),
                complete ? List.of() : AnimatedQr.ofPsbt(psbt.toBytes()));
    }

    private static PsbtCombiner.Progress progress(Psbt psbt) {
        try {
            return PsbtCombiner.progress(psbt);
        } catch (PsbtException e) {
            return new PsbtCombiner.Progress(0, 0, 0); // its findings tell what is missing
        }
    }
}
