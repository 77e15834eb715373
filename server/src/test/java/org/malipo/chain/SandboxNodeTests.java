package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.chain.ChainFixture.NETWORK;
import static org.malipo.chain.ChainFixture.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.malipo.money.Sats;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.p2p.P2pServer;
import org.malipo.sandbox.rpc.RpcInterface;
import org.malipo.sandbox.rpc.RpcServer;
import org.springframework.beans.factory.annotation.Autowired;

/** Following the sandbox's node, whose blocks and transactions are real, over its own P2P and JSON-RPC. */
@ChainTest
class SandboxNodeTests {
    @TempDir
    private Path folder;

    @Autowired
    private ChainFixture given;

    private Node node;
    private P2pServer p2p;
    private RpcServer server;
    private RpcClient rpc;
    private TestFaucet faucet;

    @BeforeEach
    void start() throws IOException {
        node = new Node(folder, Clock.systemUTC());
        p2p = new P2pServer(node, 0);
        server = RpcInterface.serve(
                node, p2p, () -> {}, new RpcServer.Settings(0, folder.resolve(".cookie"), null, null));
        p2p.start();
        server.start();
        rpc = new RpcClient(rpcUrl(), new RpcCredentials.CookieFile(folder.resolve(".cookie")));
        faucet = new TestFaucet(rpc);
        faucet.mine(101);
        given.reset(20);
        given.start(settings());
        await("ready", () -> given.status().isReady());
    }

    @AfterEach
    void stop() throws IOException {
        given.stop();
        rpc.close();
        server.close();
        p2p.close();
        node.close();
    }

    @Test
    void followsAPaymentFromTheFaucetIntoABlock() {
        var txid = faucet.pay(address(1), new Sats(75_000));
        await("seen", () -> given.balance().unconfirmed().equals(new Sats(75_000)));

        faucet.mine(1);

        await("confirmed", () -> given.balance().confirmed().equals(new Sats(75_000)));
        assertThat(given.view().history()).extracting(GroupTransaction::txid).containsExactly(txid);
    }

    @Test
    void followsAReplacement() {
        var txid = faucet.pay(address(1), new Sats(75_000));
        await("seen", () -> given.balance().unconfirmed().equals(new Sats(75_000)));

        rpc.callOnce("bumpfee", Hashes.hex(txid));

        await(
                "replaced",
                () -> given.groups.transaction(NETWORK, txid).orElseThrow().state() == TransactionState.REPLACED);
        await("the new one", () -> given.balance().unconfirmed().equals(new Sats(75_000)));
    }

    @Test
    void followsAReorganisation() {
        faucet.pay(address(1), new Sats(75_000));
        var block = faucet.mine(3).getFirst();
        await("confirmed", () -> given.balance().confirmed().equals(new Sats(75_000)));

        rpc.call("invalidateblock", Hashes.hex(block));
        await("taken back", () -> given.balance().confirmed().equals(Sats.ZERO));
        assertThat(given.balance().unconfirmed()).isEqualTo(new Sats(75_000));

        faucet.mine(4);
        await("given again", () -> given.balance().confirmed().equals(new Sats(75_000)));
    }

    @Test
    void needsNoCapabilityThatIsMissing() {
        assertThat(given.status().degraded()).isEmpty();
    }

    private static String address(int index) {
        return Addresses.ofScript(Wallet.script(0, index), NETWORK).orElseThrow();
    }

    private URI rpcUrl() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private NodeSettings settings() {
        return new NodeSettings(
                true,
                "127.0.0.1:" + p2p.port(),
                new NodeSettings.Rpc(rpcUrl(), folder.resolve(".cookie"), null, null, null),
                -1,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5));
    }
}
