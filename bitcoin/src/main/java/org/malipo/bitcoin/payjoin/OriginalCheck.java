package org.malipo.bitcoin.payjoin;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.ScriptFlags;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.payjoin.OriginalResult.Rejected;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;

/**
 * The receiver's checks of what a sender sent, as far as they need no node (BIP 78, "Receiver's original PSBT checklist"): the
 * server also lets a node accept it, looks for the invoice, and locks coins.
 */
public final class OriginalCheck {
    private OriginalCheck() {}

    public static OriginalResult check(Psbt psbt) {
        return leak(psbt).<OriginalResult>map(reason -> rejected(reason)).orElseGet(() -> read(psbt));
    }

    private static Optional<String> leak(Psbt psbt) {
        if (psbt.hasGlobalXpubs()) {
            return Optional.of("It tells the sender's account keys");
        }
        var paths = psbt.inputs().stream().anyMatch(input -> !input.keyPaths().isEmpty())
                || psbt.outputs().stream().anyMatch(output -> !output.keyPaths().isEmpty());
        return paths ? Optional.of("It tells the sender's key paths") : Optional.empty();
    }

    private static OriginalResult read(Psbt psbt) {
        var coins = new LinkedHashMap<OutPoint, TxOut>();
        for (var input : psbt.inputs()) {
            var coin = input.utxo();
            if (coin.isEmpty()) {
                return rejected("Input " + input.index() + " does not tell its coin");
            }
            coins.put(input.outpoint(), coin.get());
        }
        try {
            return check(PsbtFinalizer.extract(psbt), coins);
        } catch (PsbtException e) {
            return rejected(e.getMessage());
        }
    }

    /** Checks a transaction that came without a PSBT, with the coins that we know it spends. */
    public static OriginalResult check(Transaction signed, Map<OutPoint, TxOut> coins) {
        if (signed.txIn.isEmpty() || signed.txOut.isEmpty()) {
            return rejected("It has no inputs or no outputs");
        }
        var original = new Original(signed, coins);
        if (original.fee().toLong() < 0) {
            return rejected("It spends more than it has");
        }
        try {
            Transaction.correctlySpends(signed, coins, ScriptFlags.STANDARD_SCRIPT_VERIFY_FLAGS);
            return original;
        } catch (RuntimeException e) {
            return rejected("Its signatures are wrong");
        }
    }

    private static Rejected rejected(String reason) {
        return new Rejected(PayjoinError.ORIGINAL_REJECTED, reason);
    }
}
