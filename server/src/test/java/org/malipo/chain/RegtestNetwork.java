package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.money.Sats;

/** A regtest network of one node, which looks like two peers; and somebody with a key, whom it mines to. */
final class RegtestNetwork implements AutoCloseable {
    private static final PrivateKey KEY = new PrivateKey(filled());
    static final ByteVector SCRIPT = new ByteVector(Script.write(Script.pay2wpkh(KEY.publicKey())));
    static final String ADDRESS =
            Addresses.ofScript(SCRIPT.toByteArray(), ChainFixture.NETWORK).orElseThrow();
    private static final long FEE = 1_000;
    private static final int MATURITY = 100;

    private final RegtestNode node;
    private final RpcClient rpc;
    private final Deque<Transaction> coins = new ArrayDeque<>();

    RegtestNetwork(RegtestNode node) {
        this.node = node;
        rpc = node.control();
        earn(60);
    }

    /** Those who follow it lose it. */
    void hangUp() throws IOException {
        node.hangUp();
    }

    void listenAgain() throws IOException {
        node.listenAgain();
    }

    List<Integer> ports() {
        return node.ports();
    }

    NodeSettings asNode() {
        return new NodeSettings(
                true, "127.0.0.1:" + ports().getFirst(), node.rpc(), -1, Duration.ofSeconds(2), Duration.ofMinutes(5));
    }

    FullNode fullNode() {
        var settings = asNode();
        var access = settings.requiredRpc(ChainFixture.NETWORK);
        return new FullNode(
                new Node(ChainFixture.NETWORK, settings, new RpcClient(access.url(), access.credentials())));
    }

    /** {@return a light client of these peers that begins to follow at the next block} */
    LightClient asPeers(List<Integer> peerPorts, Path lightFolder) {
        return asPeers(peerPorts, lightFolder, Clock.systemUTC());
    }

    LightClient asPeers(List<Integer> peerPorts, Path lightFolder, Clock clock) {
        var addresses = peerPorts.stream().map(port -> "127.0.0.1:" + port).toList();
        var light = new NodeSettings.Light(addresses, null, 4, null, Duration.ofSeconds(2));
        var settings = new NodeSettings(
                true, "127.0.0.1", null, height() + 1, Duration.ofSeconds(2), Duration.ofMinutes(5), light);
        return new LightClient(ChainFixture.NETWORK, settings, lightFolder, clock);
    }

    BlockHash tip() {
        return Hashes.block(rpc.call("getbestblockhash").asString());
    }

    int height() {
        return rpc.call("getblockcount").asInt();
    }

    /** Mines what waits. */
    void mine(int blocks) {
        node.mine(blocks);
    }

    /** The last blocks are replaced by one more without transactions; what was in them waits again. */
    void reorganise(int depth) {
        node.reorganise(depth);
    }

    byte[] ownScript() {
        return SCRIPT.toByteArray();
    }

    /** Sends a payment that says it may be replaced. */
    Transaction pay(byte[] script, Sats amount) {
        var tx = signed(script, amount);
        send(tx);
        return tx;
    }

    void send(Transaction tx) {
        rpc.callOnce("sendrawtransaction", tx.toString());
    }

    /** {@return a payment that nobody knows yet} */
    Transaction signed(byte[] script, Sats amount) {
        return spend(coins.remove(), script, amount.value(), FEE);
    }

    /** Spends a payment's coin again, to ourselves and for a higher fee. */
    void takeBack(Transaction payment) {
        send(instead(payment));
    }

    /** Mines a block that spends a payment's coin otherwise; nobody has heard of that before. */
    void mineInsteadOf(Transaction payment) {
        node.mineOnly(instead(payment));
    }

    private Transaction instead(Transaction payment) {
        var coin = Transaction.read(rpc.call("getrawtransaction", Hashes.hex(payment.txIn.getFirst().outPoint.txid), 0)
                .asString());
        return spend(coin, ownScript(), 100_000, 20 * FEE);
    }

    boolean waits(Transaction tx) {
        for (var txid : rpc.call("getrawmempool")) {
            if (txid.asString().equals(Hashes.hex(tx.txid))) {
                return true;
            }
        }
        return false;
    }

    private void earn(int spendable) {
        for (var hash : node.mine(MATURITY + spendable).subList(0, spendable)) {
            var block = Block.read(rpc.call("getblock", hash, 0).asString());
            coins.add(block.tx.getFirst());
        }
    }

    private static Transaction spend(Transaction coinbase, byte[] to, long sats, long fee) {
        var amount = coinbase.txOut.getFirst().amount;
        var outputs =
                List.of(new TxOut(new Satoshi(sats), to), new TxOut(new Satoshi(amount.toLong() - sats - fee), SCRIPT));
        var input = new TxIn(new OutPoint(coinbase, 0), 0xffff_fffdL);
        var unsigned = new Transaction(2, List.of(input), outputs, 0);
        var redeem = Script.pay2pkh(KEY.publicKey());
        var signature =
                unsigned.signInput(0, redeem, SigHash.SIGHASH_ALL, amount, SigVersion.SIGVERSION_WITNESS_V0, KEY);
        return unsigned.updateWitness(0, new ScriptWitness(List.of(new ByteVector(signature), KEY.publicKey().value)));
    }

    private static byte[] filled() {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) 9);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        node.close();
    }
}
