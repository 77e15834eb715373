package org.malipo.bench;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.SigHash;
import fr.acinq.bitcoin.SigVersion;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.rpc.RpcClient;

/**
 * Full blocks of strangers' payments: each transaction has one input and two outputs, to P2WPKH scripts.
 */
final class TrackerBlocks {
    private static final int MATURITY = 100;
    private static final long COIN_SATS = 1_000_000;
    private static final long PAID_SATS = 1_000;
    private static final long FINAL = 0xffffffffL;

    private final PrivateKey key = new PrivateKey(ByteVector32.fromValidHex("07".repeat(32)));
    private final byte[] script = Script.write(Script.pay2wpkh(key.publicKey()));
    private final String address = Addresses.ofScript(script, Network.REGTEST).orElseThrow();
    private final RpcClient node;
    private List<Coin> coins = List.of();

    private record Coin(OutPoint outPoint, Satoshi amount) {}

    /** Prepares as many coins as a block has payments. */
    TrackerBlocks(RpcClient node, int payments) {
        this.node = node;
        var rewarded =
                node.callOnce("generatetoaddress", 1 + MATURITY, address).get(0).stringValue();
        var reward =
                Block.read(node.call("getblock", rewarded, 0).stringValue()).tx.getFirst();
        var outputs = new ArrayList<TxOut>();
        for (int i = 0; i < payments; i++) {
            outputs.add(new TxOut(new Satoshi(COIN_SATS), script));
        }
        var split = signed(new Coin(new OutPoint(reward, 0), reward.txOut.getFirst().amount), outputs);
        mine(List.of(split));
        coins = firstOutputs(split, payments);
    }

    private static List<Coin> firstOutputs(Transaction tx, int count) {
        var found = new ArrayList<Coin>();
        for (int i = 0; i < count; i++) {
            found.add(new Coin(new OutPoint(tx, i), tx.txOut.get(i).amount));
        }
        return found;
    }

    /** Mines the next block, in which every coin is spent once and pays somebody whom nobody watches. {@return its bytes} */
    byte[] next() {
        return next(TrackerBlocks::stranger);
    }

    /**
     * Mines the next block, in which every coin is spent once.
     *
     * @param payee the hash of the key that a coin pays
     * @return its bytes
     */
    byte[] next(Function<OutPoint, byte[]> payee) {
        var transactions = new ArrayList<Transaction>();
        var left = new ArrayList<Coin>();
        for (Coin coin : coins) {
            var change = new Satoshi(coin.amount().toLong() - PAID_SATS);
            var paid = new TxOut(new Satoshi(PAID_SATS), Script.pay2wpkh(payee.apply(coin.outPoint())));
            var tx = signed(coin, List.of(new TxOut(change, script), paid));
            transactions.add(tx);
            left.add(new Coin(new OutPoint(tx, 0), change));
        }
        coins = left;
        return mine(transactions);
    }

    /** {@return the hash of no key, different for each coin} */
    private static byte[] stranger(OutPoint coin) {
        return coin.hash.value.take(20).toByteArray();
    }

    private byte[] mine(List<Transaction> transactions) {
        var raw = transactions.stream()
                .map(tx -> HexFormat.of().formatHex(Transaction.write(tx)))
                .toList();
        var hash = node.callOnce("generateblock", address, raw).get("hash").stringValue();
        return HexFormat.of().parseHex(node.call("getblock", hash, 0).stringValue());
    }

    private Transaction signed(Coin coin, List<TxOut> outputs) {
        var unsigned = new Transaction(2, List.of(new TxIn(coin.outPoint(), FINAL)), outputs, 0);
        var signature = unsigned.signInput(
                0,
                Script.pay2pkh(key.publicKey()),
                SigHash.SIGHASH_ALL,
                coin.amount(),
                SigVersion.SIGVERSION_WITNESS_V0,
                key);
        return unsigned.updateWitness(0, Script.witnessPay2wpkh(key.publicKey(), new ByteVector(signature)));
    }
}
