package org.malipo.sandbox.lightning;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.PublicKey;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.SigHash;
import fr.acinq.bitcoin.SigVersion;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Builds the transaction that puts a node's coins into a channel: an output that takes both nodes' signatures (BOLT 3). */
final class Funding {
    static final int OUTPUT = 0;
    private static final int OVERHEAD_VBYTES = 11;
    private static final int INPUT_VBYTES = 68;
    private static final int FUNDING_VBYTES = 43;
    private static final int CHANGE_VBYTES = 31;
    private static final long DUST_SAT = 294;
    private static final int SAT_DECIMALS = 8;

    /** A coin of the node, and the key that spends it. */
    record OwnCoin(OutPoint outPoint, TxOut output, PrivateKey key) {
        long sats() {
            return output.amount.toLong();
        }
    }

    private Funding() {}

    static Transaction build(List<OwnCoin> coins, TxOut channel, ByteVector change, long satPerVbyte) throws Refusal {
        var chosen = new ArrayList<OwnCoin>();
        long in = 0;
        for (var coin : coins) {
            if (in >= channel.amount.toLong() + fee(chosen.size(), satPerVbyte)) {
                break;
            }
            chosen.add(coin);
            in += coin.sats();
        }
        var need = channel.amount.toLong() + fee(chosen.size(), satPerVbyte);
        if (in < need) {
            throw Refusal.of("not enough witness outputs to create funding transaction, need %s only have %s available"
                    .formatted(btc(channel.amount.toLong()), btc(in)));
        }
        var outputs = new ArrayList<>(List.of(channel));
        var rest = in - need - satPerVbyte * CHANGE_VBYTES;
        if (rest >= DUST_SAT) {
            outputs.add(new TxOut(new Satoshi(rest), change));
        }
        return signed(chosen, outputs);
    }

    private static long fee(int inputs, long satPerVbyte) {
        return satPerVbyte * (OVERHEAD_VBYTES + FUNDING_VBYTES + (long) inputs * INPUT_VBYTES);
    }

    private static Transaction signed(List<OwnCoin> coins, List<TxOut> outputs) {
        var inputs = coins.stream()
                .map(coin -> new TxIn(coin.outPoint(), TxIn.SEQUENCE_FINAL))
                .toList();
        var tx = new Transaction(2, inputs, outputs, 0);
        for (int i = 0; i < coins.size(); i++) {
            var coin = coins.get(i);
            var key = coin.key().publicKey();
            byte[] signature = tx.signInput(
                    i,
                    Script.pay2pkh(key),
                    SigHash.SIGHASH_ALL,
                    coin.output().amount,
                    SigVersion.SIGVERSION_WITNESS_V0,
                    coin.key());
            tx = tx.updateWitness(i, Script.witnessPay2wpkh(key, new ByteVector(signature)));
        }
        return tx;
    }

    static TxOut output(PublicKey one, PublicKey other, long sats) {
        var keys = Stream.of(one, other)
                .sorted(Comparator.comparing(PublicKey::toHex))
                .toList();
        return new TxOut(
                new Satoshi(sats), new ByteVector(Script.write(Script.pay2wsh(Script.createMultiSigMofN(2, keys)))));
    }

    private static String btc(long sats) {
        return BigDecimal.valueOf(sats, SAT_DECIMALS).toPlainString() + " BTC";
    }
}
