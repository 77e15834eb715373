package org.malipo.wallets.pending;

import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxId;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.malipo.access.UserId;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtCombiner;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.chain.Chain;
import org.malipo.chain.WatchedScript;
import org.malipo.money.Sats;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Draft;
import org.malipo.wallets.sending.Drafts;
import org.malipo.wallets.sending.Psbts;
import org.springframework.stereotype.Component;

/** Makes transactions that several people are to sign. Their coins are held from then on. */
@Component
public class PendingMaking {
    /** Long enough for people who travel; fees of the day are old by then. */
    public static final Duration LASTS = Duration.ofDays(14);

    private final Drafts drafts;
    private final Psbts psbts;
    private final PendingKeeping keeping;
    private final Chain chain;
    private final Clock clock;

    PendingMaking(Drafts drafts, Psbts psbts, PendingKeeping keeping, Chain chain, Clock clock) {
        this.drafts = drafts;
        this.psbts = psbts;
        this.keeping = keeping;
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * The address of its change stays taken, whatever comes of it.
     *
     * @param version of the PSBT that signers get: 0 or 2; they may give back either
     */
    public PendingOutcome make(Draft draft, int version, UserId by) {
        var wallet = draft.wallet();
        if (!wallet.config().isMultiSigOnServer() || !wallet.scheme().isMultisig()) {
            return PendingOutcome.refused("not-several", "This wallet is not signed by several people here.");
        }
        try {
            var reserved = drafts.reserve(draft);
            return keeping.keep(pending(reserved, psbts.forSigners(reserved).inVersion(version), by), wallet);
        } catch (PsbtException e) {
            return PendingOutcome.refused("psbt-error", e.getMessage());
        }
    }

    private PendingTransaction pending(Draft draft, Psbt psbt, UserId by) throws PsbtException {
        var wallet = draft.wallet();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new PendingTransaction(
                PendingId.random(),
                wallet.store(),
                wallet.id(),
                wallet.network(),
                PendingState.PENDING,
                psbt,
                psbt,
                txid(psbt),
                PsbtCombiner.progress(psbt),
                change(wallet, draft),
                draft.fee(),
                by,
                now,
                now.plus(LASTS));
    }

    /** {@return the id, unless signatures will be part of it: those of scripts that hide in another one are} */
    private static @Nullable TxId txid(Psbt psbt) {
        return psbt.inputs().stream().allMatch(input -> input.redeemScript().isEmpty()) ? psbt.unsigned().txid : null;
    }

    private Sats change(StoreWallet wallet, Draft draft) {
        var outputs = draft.unsigned().txOut;
        var scripts = outputs.stream().map(output -> output.publicKeyScript).collect(toSet());
        var own = chain.watched(wallet.network(), wallet.group(), scripts).stream()
                .map(WatchedScript::script)
                .collect(toSet());
        var received = outputs.stream()
                .filter(output -> own.contains(output.publicKeyScript))
                .map(output -> sats(output.amount))
                .reduce(Sats.ZERO, Sats::plus);
        var spent =
                draft.plan().coins().stream().map(coin -> sats(coin.amount())).reduce(Sats.ZERO, Sats::plus);
        return received.minus(spent);
    }

    private static Sats sats(Satoshi amount) {
        return new Sats(amount.toLong());
    }
}
