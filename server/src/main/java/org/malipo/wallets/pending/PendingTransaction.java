package org.malipo.wallets.pending;

import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtCombiner;
import org.malipo.bitcoin.psbt.PsbtCombiner.Progress;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.bitcoin.psbt.PsbtInput;
import org.malipo.money.Sats;
import org.malipo.wallets.WalletConfig.KeySettings;

/**
 * A transaction that several people sign one after the other, in any order.
 *
 * @param wallet whose coins it spends
 * @param base as it was made, with no signature; the word of nobody outside is in it
 * @param psbt the same with the signatures that came in and count
 * @param txid once it is known: signatures change the id where a coin is not plainly segwit
 * @param change what it takes from the wallet with the fee, below zero
 */
public record PendingTransaction(
        PendingId id,
        StoreId store,
        long wallet,
        Network network,
        PendingState state,
        Psbt base,
        Psbt psbt,
        @Nullable TxId txid,
        Progress progress,
        Sats change,
        Sats fee,
        UserId madeBy,
        Instant createdAt,
        Instant expiresAt) {
    /** {@return the id without signatures} */
    TxId unsignedId() {
        return base.unsigned().txid;
    }

    Set<OutPoint> coins() {
        return base.inputs().stream().map(PsbtInput::outpoint).collect(toSet());
    }

    /** {@return whether this key has signed wherever it is asked for} */
    public boolean isSignedBy(KeySettings key) {
        var asked = KeysOfSigners.asking(key, base);
        return !asked.isEmpty()
                && asked.stream()
                        .allMatch(input -> KeysOfSigners.hasSigned(
                                key, input, psbt.inputs().get(input.index())));
    }

    /**
     * What a PSBT from outside has brought.
     *
     * @param added signatures that were not there before
     * @param ignored signatures that are wrong, or of keys that nobody asked for
     * @param signed whether nothing is missing any more
     */
    record Collected(Psbt psbt, Progress progress, int added, int ignored, boolean signed) {}

    /**
     * Takes signatures from a PSBT that came from outside. One that was given before, or brings none that counts, changes nothing.
     *
     * @throws PsbtException if it is of another transaction
     */
    Collected with(Psbt returned) throws PsbtException {
        var collected = PsbtCombiner.collect(psbt, returned);
        return new Collected(
                collected.psbt(),
                PsbtCombiner.progress(collected.psbt()),
                collected.added(),
                collected.ignored(),
                PsbtFinalizer.complete(collected.psbt()).isComplete());
    }
}
