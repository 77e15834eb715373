package org.malipo.chain;

import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes up scripts and transactions; nobody here checks a signature. */
final class Wallet {
    /** A script that nobody watches. */
    static final byte[] STRANGER = script(-1, -1);

    private static int coins;

    private Wallet() {}

    static byte[] script(int branch, int index) {
        var program = Crypto.hash160(
                ByteBuffer.allocate(8).putInt(branch).putInt(index).array());
        return ByteBuffer.allocate(22).put((byte) 0).put((byte) 20).put(program).array();
    }

    static List<WatchedScript> scripts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new WatchedScript(0, i, script(0, i)))
                .toList();
    }

    /** A coin of somebody else that nobody has heard of. */
    static synchronized OutPoint strangersCoin() {
        return new OutPoint(
                new TxHash(Crypto.hash256(ByteBuffer.allocate(4).putInt(coins++).array())), 0);
    }

    static OutPoint output(Transaction tx, int vout) {
        return new OutPoint(tx.hash, vout);
    }

    static TxOut to(byte[] script, long sats) {
        return new TxOut(new Satoshi(sats), script);
    }

    /** Pays address {@code index} from a stranger's coin. */
    static Transaction pay(int index, long sats) {
        return spend(List.of(strangersCoin()), to(script(0, index), sats));
    }

    static Transaction spend(List<OutPoint> coins, TxOut... outputs) {
        var inputs = new ArrayList<TxIn>();
        coins.forEach(coin -> inputs.add(new TxIn(coin, 0xffff_fffdL)));
        return new Transaction(2, inputs, List.of(outputs), 0);
    }
}
