package org.malipo.interop.node;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.SigHash;
import fr.acinq.bitcoin.SigVersion;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;

/** Owns a key and the coins that a node mined to it, and signs its own transactions: works with nodes that have no wallet. */
public final class Payer {
    private static final PrivateKey KEY = new PrivateKey(filled());
    static final byte[] SCRIPT = Script.write(Script.pay2wpkh(KEY.publicKey()));

    /** Where blocks are mined to. */
    public static final String ADDRESS =
            Addresses.ofScript(SCRIPT, Network.REGTEST).orElseThrow();

    private static final int MATURITY = 100;
    private static final long FEE = 1_000;
    private static final long REPLACEABLE = 0xfffffffdL;

    private final TestNode node;
    private final Deque<Coin> coins = new ArrayDeque<>();

    private record Coin(OutPoint outPoint, Satoshi amount) {}

    /** A payment that was sent, and what may be spent once more to take it back. */
    public record Sent(String txid, Transaction transaction, Satoshi input) {}

    public Payer(TestNode node) {
        this.node = node;
    }

    /** Mines until there are so many coins to spend. */
    public void earn(int spendable) {
        var hashes = node.mine(MATURITY + spendable);
        for (var hash : hashes.subList(0, spendable)) {
            var block = Block.read(node.rpc().call("getblock", hash, 0).stringValue());
            var coinbase = block.tx.getFirst();
            coins.add(new Coin(new OutPoint(coinbase, 0), coinbase.txOut.getFirst().amount));
        }
    }

    /** Sends a transaction that says it may be replaced. */
    public Sent pay(String address, long sats) {
        var coin = coins.remove();
        var transaction = signed(coin.outPoint(), coin.amount(), scriptOf(address), sats, FEE);
        coins.add(new Coin(new OutPoint(transaction, 1), transaction.txOut.get(1).amount));
        return new Sent(send(transaction), transaction, coin.amount());
    }

    /** Spends the input of a payment again, to ourselves and for a higher fee. */
    public Sent takeBack(Sent payment) {
        var gone = new OutPoint(payment.transaction(), 1);
        coins.removeIf(coin -> coin.outPoint().equals(gone));
        var input = payment.transaction().txIn.getFirst().outPoint;
        var transaction = signed(input, payment.input(), SCRIPT, 100_000, 20 * FEE);
        coins.add(new Coin(new OutPoint(transaction, 1), transaction.txOut.get(1).amount));
        return new Sent(send(transaction), transaction, payment.input());
    }

    private String send(Transaction transaction) {
        var txid = node.rpc()
                .callOnce("sendrawtransaction", transaction.toString())
                .stringValue();
        assertThat(txid).isEqualTo(transaction.txid.toString());
        return txid;
    }

    private static Transaction signed(OutPoint coin, Satoshi amount, byte[] to, long sats, long fee) {
        var change = new Satoshi(amount.toLong() - sats - fee);
        var outputs = List.of(new TxOut(new Satoshi(sats), to), new TxOut(change, SCRIPT));
        var unsigned = new Transaction(2, List.of(new TxIn(coin, REPLACEABLE)), outputs, 0);
        var redeem = Script.pay2pkh(KEY.publicKey());
        var signature =
                unsigned.signInput(0, redeem, SigHash.SIGHASH_ALL, amount, SigVersion.SIGVERSION_WITNESS_V0, KEY);
        return unsigned.updateWitness(0, new ScriptWitness(List.of(new ByteVector(signature), KEY.publicKey().value)));
    }

    private static byte[] scriptOf(String address) {
        try {
            return Addresses.toScript(address, Network.REGTEST);
        } catch (Exception e) {
            throw new IllegalArgumentException(address, e);
        }
    }

    private static byte[] filled() {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) 7);
        return bytes;
    }
}
