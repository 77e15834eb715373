package org.malipo.wallets;

import static org.malipo.wallets.WalletFixture.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.access.People;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.malipo.chain.Chain;
import org.malipo.chain.ChainFixture;
import org.malipo.chain.NodeSettings;
import org.malipo.invoices.PretendedChain;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.p2p.P2pServer;
import org.malipo.sandbox.rpc.RpcInterface;
import org.malipo.sandbox.rpc.RpcServer;
import org.springframework.beans.factory.annotation.Autowired;

/** A wallet that was used at a node before it comes here. */
abstract class UsedWalletCase {
    @TempDir
    private Path folder;

    @Autowired
    ChainFixture tracker;

    @Autowired
    private PretendedChain otherLeader;

    @Autowired
    WalletFixture given;

    @Autowired
    private People people;

    @Autowired
    Chain chain;

    @Autowired
    Reservations reservations;

    @Autowired
    Clock clock;

    private Node node;
    private P2pServer p2p;
    private RpcServer server;
    private RpcClient rpc;

    /** What asks that node for the past. */
    abstract void asks(NodeSettings settings);

    @BeforeEach
    void follow() throws IOException {
        people.none();
        otherLeader.begin();
        tracker.forget();
        node = new Node(folder, Clock.systemUTC());
        p2p = new P2pServer(node, 0);
        var cookie = folder.resolve(".cookie");
        server = RpcInterface.serve(node, p2p, () -> {}, new RpcServer.Settings(0, cookie, null, null));
        p2p.start();
        server.start();
        var url = URI.create("http://127.0.0.1:" + server.port());
        rpc = new RpcClient(url, new RpcCredentials.CookieFile(cookie));
        mine(101);
        var settings = new NodeSettings(
                true,
                "127.0.0.1:" + p2p.port(),
                new NodeSettings.Rpc(url, cookie, null, null, null),
                -1,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5));
        asks(settings);
        tracker.start(settings);
        await(() -> chain.tipHeight(Network.REGTEST) == 101);
    }

    @AfterEach
    void stop() throws IOException {
        tracker.stop();
        tracker.forget();
        rpc.close();
        server.close();
        p2p.close();
        node.close();
    }

    void mine(int blocks) {
        rpc.call("generatetoaddress", blocks, rpc.call("getnewaddress").asString());
    }

    void pay(SeedAccount account, Branch branch, int index, String btc) {
        rpc.call("sendtoaddress", account.scheme().address(branch, index), new BigDecimal(btc));
    }

    /** Mines what waits, before it comes here. */
    StoreWallet imported(SeedAccount account) {
        return imported(account, 102);
    }

    StoreWallet imported(SeedAccount account, int tip) {
        mine(1);
        await(() -> chain.tipHeight(Network.REGTEST) >= tip);
        return given.configured(given.store(), account.scheme().print());
    }
}
