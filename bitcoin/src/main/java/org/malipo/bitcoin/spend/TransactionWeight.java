package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.TxOut;
import java.util.Collection;
import org.malipo.bitcoin.CompactSize;
import org.malipo.bitcoin.InputWeight;

/** What a transaction will weigh once it is signed (BIP 141). */
public final class TransactionWeight {
    /** Nodes relay nothing heavier. */
    public static final int MOST = 400_000;

    private static final int VERSION_AND_LOCKTIME = 4 + 4;
    /** Marker and flag of a transaction with witnesses. */
    private static final int WITNESS_MARK = 2;

    private TransactionWeight() {}

    /** {@return the most weight units of a transaction with these inputs and outputs} */
    public static long of(Collection<InputWeight> inputs, Collection<TxOut> outputs) {
        var witness = inputs.stream().anyMatch(InputWeight::hasWitness);
        var weight = 4L * (VERSION_AND_LOCKTIME + CompactSize.bytesOf(inputs.size()) + outputs(outputs));
        for (var input : inputs) {
            weight += input.units() + (witness && !input.hasWitness() ? 1 : 0);
        }
        return weight + (witness ? WITNESS_MARK : 0);
    }

    private static long outputs(Collection<TxOut> outputs) {
        var bytes = (long) CompactSize.bytesOf(outputs.size());
        for (var output : outputs) {
            bytes += bytesOf(output);
        }
        return bytes;
    }

    static int bytesOf(TxOut output) {
        var script = output.publicKeyScript.size();
        return Long.BYTES + CompactSize.bytesOf(script) + script;
    }

    public static long vbytes(long weight) {
        return (weight + 3) / 4;
    }
}
