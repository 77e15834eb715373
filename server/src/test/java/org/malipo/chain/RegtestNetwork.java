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
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.money.Sats;
import org.malipo.sandbox.p2p.P2pServer;
import org.malipo.sandbox.rpc.RpcInterface;
import org.malipo.sandbox.rpc.RpcServer;

/**
 * A regtest network of one sandbox node, which listens on two ports, so that it looks like two peers; and somebody with a
 * key, whom it mines to.
 */
final class RegtestNetwork implements AutoCloseable {
    private static final PrivateKey KEY = new PrivateKey(filled());
    private static final byte[] SCRIPT = Script.write(Script.pay2wpkh(KEY.publicKey()));
    private static final String ADDRESS =
            Addresses.ofScript(SCRIPT, ChainFixture.NETWORK).orElseThrow();
    private static final long FEE = 1_000;
    private static final int MATURITY = 100;
    private static final String PASSWORD = "for tests only";

    private final Path folder;
    private final org.malipo.sandbox.Node node;
    private final List<P2pServer> peers = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final Deque<Transaction> coins = new ArrayDeque<>();
    private final RpcServer control;
    private final RpcClient rpc;
    private RpcServer server;

    RegtestNetwork(Path folder) throws IOException {
        this.folder = folder;
        node = new org.malipo.sandbox.Node(folder, Clock.systemUTC());
        listen(0);
        listen(0);
        server = serve(0, "follower");
        control = serve(0, "miner");
        rpc = new RpcClient(url(control), new RpcCredentials.Password("miner", PASSWORD));
        earn(60);
    }

    private void listen(int port) throws IOException {
        var peer = new P2pServer(node, port);
        peer.start();
        peers.add(peer);
        ports.add(peer.port());
    }

    private RpcServer serve(int port, String user) throws IOException {
        var served = RpcInterface.serve(
                node, peers.getFirst(), () -> {}, new RpcServer.Settings(port, folder.resolve(user), user, PASSWORD));
        served.start();
        return served;
    }

    private static URI url(RpcServer server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Those who follow it lose it. */
    void hangUp() throws IOException {
        server.close();
        for (var peer : peers) {
            peer.close();
        }
    }

    void listenAgain() throws IOException {
        var again = List.copyOf(ports);
        var rpcPort = server.port();
        peers.clear();
        ports.clear();
        for (var port : again) {
            listen(port);
        }
        server = serve(rpcPort, "follower");
    }

    List<Integer> ports() {
        return List.copyOf(ports);
    }

    NodeSettings asNode() {
        return new NodeSettings(
                true,
                "127.0.0.1:" + ports.getFirst(),
                new NodeSettings.Rpc(url(server), null, "follower", null, PASSWORD),
                -1,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5));
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
        rpc.callOnce("generatetoaddress", blocks, ADDRESS);
    }

    /** The last blocks are replaced by one more without transactions; what was in them waits again. */
    void reorganise(int depth) {
        var stale = rpc.call("getblockhash", height() - depth + 1).asString();
        rpc.call("invalidateblock", stale);
        for (var i = 0; i <= depth; i++) {
            rpc.callOnce("generateblock", ADDRESS, List.of());
        }
    }

    byte[] ownScript() {
        return SCRIPT.clone();
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
        rpc.callOnce("generateblock", ADDRESS, List.of(instead(payment).toString()));
    }

    private Transaction instead(Transaction payment) {
        var coin = Transaction.read(rpc.call("getrawtransaction", Hashes.hex(payment.txIn.getFirst().outPoint.txid), 0)
                .asString());
        return spend(coin, SCRIPT, 100_000, 20 * FEE);
    }

    boolean waits(Transaction tx) {
        try {
            rpc.call("getmempoolentry", Hashes.hex(tx.txid));
            return true;
        } catch (RpcError _) {
            return false;
        }
    }

    private void earn(int spendable) {
        var hashes = rpc.callOnce("generatetoaddress", MATURITY + spendable, ADDRESS);
        for (var i = 0; i < spendable; i++) {
            var block =
                    Block.read(rpc.call("getblock", hashes.get(i).asString(), 0).asString());
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
        rpc.close();
        control.close();
        hangUp();
        node.close();
    }
}
