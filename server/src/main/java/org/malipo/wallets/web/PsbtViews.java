package org.malipo.wallets.web;

import java.util.List;
import java.util.Optional;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtCombiner;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.money.Sats;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.PsbtDesk;
import org.malipo.wallets.setup.Refusal;
import org.springframework.stereotype.Component;

/** Prepares PSBTs to be looked at. */
@Component
class PsbtViews {
    private final PsbtDesk desk;
    private final Flows flows;

    PsbtViews(PsbtDesk desk, Flows flows) {
        this.desk = desk;
        this.flows = flows;
    }

    PsbtView of(StoreWallet wallet, Psbt psbt) {
        return view(wallet, desk.look(wallet, psbt, null));
    }

    /**
     * {@return what was given back, beside what we gave away: its signatures where it is the same transaction}
     *
     * @param made what we gave away
     */
    PsbtView returned(StoreWallet wallet, Psbt made, Psbt given) {
        var collected = collected(made, given);
        if (collected.isEmpty()) {
            return view(wallet, desk.look(wallet, given, made.unsigned()));
        }
        var brought = collected.get();
        return view(wallet, desk.look(wallet, brought.psbt(), made.unsigned()))
                .telling(new Refusal(
                        "wallets.psbt.collected",
                        List.of(String.valueOf(brought.added()), String.valueOf(brought.ignored()))));
    }

    private Optional<PsbtCombiner.Collected> collected(Psbt made, Psbt given) {
        try {
            return Optional.of(desk.collect(made, given));
        } catch (PsbtException e) {
            return Optional.empty(); // it is of another transaction, of which the findings tell
        }
    }

    private PsbtView view(StoreWallet wallet, PsbtDesk.Seen seen) {
        var inspection = seen.inspection();
        var progress = progress(seen.psbt());
        return new PsbtView(
                WalletOnPage.path(wallet),
                seen.psbt().unsigned().txid.value.toHex(),
                seen.psbt().toBase64(),
                flows.of(wallet, inspection),
                inspection.fee().map(fee -> new Sats(fee.toLong())),
                inspection.feeRate(),
                FindingWords.mistakes(inspection.findings()),
                FindingWords.warnings(inspection.findings()),
                seen.complete() ? progress.needed() : progress.collected(),
                progress.needed(),
                seen.complete(),
                seen.asksForFee(),
                Caller.current().may(Permission.CAN_BROADCAST_TRANSACTIONS, wallet.store()),
                Caller.current().may(Permission.CAN_SIGN_TRANSACTIONS, wallet.store()),
                Optional.empty(),
                seen.complete() ? List.of() : AnimatedQr.ofPsbt(seen.psbt().toBytes()));
    }

    private static PsbtCombiner.Progress progress(Psbt psbt) {
        try {
            return PsbtCombiner.progress(psbt);
        } catch (PsbtException e) {
            return new PsbtCombiner.Progress(0, 0, 0); // its findings tell what is missing
        }
    }
}
