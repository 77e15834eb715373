package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The unspent outputs of the active chain. */
public final class UtxoSet {
    private static final int OP_RETURN = 0x6a;
    private static final int MAX_SCRIPT_BYTES = 10_000;

    private final Map<OutPoint, Coin> coins = new HashMap<>();

    public @Nullable Coin find(OutPoint outPoint) {
        return coins.get(outPoint);
    }

    public Map<OutPoint, Coin> all() {
        return Collections.unmodifiableMap(coins);
    }

    /** {@return the coins that the inputs spend, in order} */
    List<Coin> coinsOf(Transaction tx) throws Refused {
        var found = new ArrayList<Coin>(tx.txIn.size());
        for (TxIn input : tx.txIn) {
            Coin coin = coins.get(input.outPoint);
            if (coin == null) {
                throw new Refused("bad-txns-inputs-missingorspent");
            }
            found.add(coin);
        }
        return found;
    }

    boolean hasOutputsOf(Transaction tx) {
        for (int i = 0; i < tx.txOut.size(); i++) {
            if (coins.containsKey(new OutPoint(tx, i))) {
                return true;
            }
        }
        return false;
    }

    /** Spends the inputs and adds the outputs. A coinbase has no input that exists. */
    void apply(Transaction tx, int height) {
        boolean coinbase = tx.isCoinbase();
        if (!coinbase) {
            tx.txIn.forEach(input -> coins.remove(input.outPoint));
        }
        for (int i = 0; i < tx.txOut.size(); i++) {
            TxOut output = tx.txOut.get(i);
            if (isSpendable(output)) {
                coins.put(new OutPoint(tx, i), new Coin(output, height, coinbase));
            }
        }
    }

    /** Takes {@link #apply} back. */
    void revert(Transaction tx, List<Coin> spent) {
        for (int i = 0; i < tx.txOut.size(); i++) {
            coins.remove(new OutPoint(tx, i));
        }
        for (int i = 0; i < spent.size(); i++) {
            coins.put(tx.txIn.get(i).outPoint, spent.get(i));
        }
    }

    private static boolean isSpendable(TxOut output) {
        var script = output.publicKeyScript;
        boolean data = !script.isEmpty() && (script.get(0) & 0xff) == OP_RETURN;
        return !data && script.size() <= MAX_SCRIPT_BYTES;
    }
}
