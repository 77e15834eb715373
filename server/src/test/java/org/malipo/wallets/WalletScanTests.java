package org.malipo.wallets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.malipo.wallets.WalletFixture.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.Network;
import org.malipo.chain.LateScripts;
import org.malipo.chain.NodeSettings;
import org.malipo.invoices.InvoiceTest;
import org.malipo.money.Sats;
import org.malipo.outbox.Leases;
import org.malipo.problem.ProblemException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searching a node's unspent outputs for what a wallet had before it came here. */
@InvoiceTest
@NullUnmarked // fields are set before each test
class WalletScanTests extends UsedWalletCase {
    private static final WalletScan.Range SMALL = new WalletScan.Range(1_000, 500, 0);

    @Autowired
    private WalletScanTable table;

    @Autowired
    private WalletTable wallets;

    @Autowired
    private AddressPool pool;

    @Autowired
    private WalletTrail trail;

    @Autowired
    private Leases leases;

    @Autowired
    private JdbcClient jdbc;

    private NodeSettings settings;

    private LateScripts late;
    private WalletScans scans;

    @Override
    void asks(NodeSettings settings) {
        this.settings = settings;
        late = tracker.lateScripts(settings);
        scans = new WalletScans(table, late, trail, clock);
    }

    private WalletScanWork worker() {
        return new WalletScanWork(table, wallets, pool, late, chain, leases, clock);
    }

    private WalletScan scanned(StoreWallet wallet) throws InterruptedException {
        var worker = worker();
        while (scans.of(wallet).orElseThrow().isOpen()) {
            worker.step(wallet.network());
        }
        return scans.of(wallet).orElseThrow();
    }

    @Test
    void findsTheFirstCoinAndTheTenThousandth() throws InterruptedException {
        var account = WalletFixture.account();
        pay(account, Branch.DEPOSIT, 0, "0.001");
        pay(account, Branch.DEPOSIT, 9_999, "0.002");
        pay(account, Branch.CHANGE, 3, "0.004");
        var wallet = imported(account);

        scans.start(wallet, new WalletScan.Range(10_000, 100, 0));
        var scan = scanned(wallet);

        assertThat(scan.state()).isEqualTo(WalletScan.State.COMPLETE);
        assertThat(scan.found()).isEqualTo(3);
        assertThat(scan.depositIndex()).isEqualTo(9_999);
        assertThat(scan.changeIndex()).isEqualTo(3);
        assertThat(chain.balance(wallet.network(), wallet.group()).confirmed()).isEqualTo(new Sats(700_000));
        assertThat(reservations.next(wallet).index()).isEqualTo(10_000);
    }

    @Test
    void watchesWhatLiesBehindTheHighestThatWasFound() throws InterruptedException {
        var account = WalletFixture.account();
        pay(account, Branch.DEPOSIT, 400, "0.001");
        var wallet = imported(account);
        assertThat(given.watched(wallet, Branch.DEPOSIT)).doesNotContain(400);

        scans.start(wallet, SMALL);
        scanned(wallet);

        assertThat(given.watched(wallet, Branch.DEPOSIT)).contains(0, 399, 400, 401, 420);
        pay(account, Branch.DEPOSIT, 410, "0.002");
        await(() ->
                chain.balance(wallet.network(), wallet.group()).unconfirmed().equals(new Sats(200_000)));
    }

    @Test
    void goesOnBehindTheLastCoinForAWholeGap() throws InterruptedException {
        var account = WalletFixture.account();
        pay(account, Branch.DEPOSIT, 900, "0.001");
        pay(account, Branch.DEPOSIT, 1_400, "0.002");
        var wallet = imported(account);

        scans.start(wallet, SMALL);
        var scan = scanned(wallet);

        assertThat(scan.found()).isEqualTo(2);
        assertThat(scan.batches()).isEqualTo(2);
        assertThat(scan.searched()).isEqualTo(4_000);
        assertThat(scan.overallProgress()).isEqualTo(100);
    }

    @Test
    void goesOnWhereAnotherProcessWasStopped() throws InterruptedException {
        var account = WalletFixture.account();
        pay(account, Branch.DEPOSIT, 900, "0.001");
        pay(account, Branch.DEPOSIT, 1_100, "0.002");
        var wallet = imported(account);
        scans.start(wallet, SMALL);

        worker().step(wallet.network());
        var halfway = scans.of(wallet).orElseThrow();
        var end = scanned(wallet);

        assertThat(halfway.state()).isEqualTo(WalletScan.State.PENDING);
        assertThat(halfway.nextIndex()).isEqualTo(1_000);
        assertThat(end.batches()).isEqualTo(2);
        assertThat(chain.balance(wallet.network(), wallet.group()).confirmed()).isEqualTo(new Sats(300_000));
    }

    @Test
    void takesOneAtATimeOfAWallet() throws InterruptedException {
        var wallet = imported(WalletFixture.account());
        scans.start(wallet, SMALL);

        assertThatThrownBy(() -> scans.start(wallet, SMALL))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("scanutxoset-in-progress"));
        scanned(wallet);
        scans.start(wallet, SMALL);

        assertThat(scanned(wallet).state()).isEqualTo(WalletScan.State.COMPLETE);
    }

    @Test
    void endsWhenSomebodyCancelsIt() throws InterruptedException {
        var wallet = imported(WalletFixture.account());
        scans.start(wallet, SMALL);

        assertThat(scans.cancel(wallet)).isTrue();

        worker().step(wallet.network());
        assertThat(scans.of(wallet).orElseThrow().state()).isEqualTo(WalletScan.State.CANCELLED);
        assertThat(scans.cancel(wallet)).isFalse();
    }

    @Test
    void waitsForANodeThatWarmsUp() throws Exception {
        var wallet = imported(WalletFixture.account());
        scans.start(wallet, SMALL);
        var starting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        starting.createContext("/", WalletScanTests::warmsUp);
        starting.start();
        late = tracker.lateScripts(askedAt(starting.getAddress().getPort()));

        worker().step(wallet.network());

        starting.stop(0);
        assertThat(scans.of(wallet).orElseThrow().state()).isEqualTo(WalletScan.State.PENDING);
        late = tracker.lateScripts(settings);
        assertThat(scanned(wallet).state()).isEqualTo(WalletScan.State.COMPLETE);
    }

    private static void warmsUp(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = "{\"result\":null,\"error\":{\"code\":-28,\"message\":\"Loading block index…\"},\"id\":1}"
                    .getBytes(UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(500, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private NodeSettings askedAt(int port) {
        var url = URI.create("http://127.0.0.1:" + port);
        return new NodeSettings(
                true,
                settings.p2p(),
                new NodeSettings.Rpc(url, null, "somebody", null, "anything"),
                settings.birthheight(),
                settings.check(),
                settings.evictioncheck());
    }

    @Test
    void thoseOfANetworkLetOthersGoFirstWhenTheyCanNotGoOn() throws InterruptedException {
        var now = clock.instant();
        var first = elsewhere("first", now);
        var second = elsewhere("second", now.plusSeconds(1));
        table.begin(first, now);
        assertThat(table.next(Network.SIGNET).orElseThrow().wallet()).isEqualTo(first);

        table.waits(first, now.plusSeconds(2));
        assertThat(table.next(Network.SIGNET).orElseThrow().wallet()).isEqualTo(second);
        table.waits(second, now.plusSeconds(3));
        assertThat(table.next(Network.SIGNET).orElseThrow().wallet()).isEqualTo(first);

        var wallet = imported(WalletFixture.account());
        scans.start(wallet, SMALL);
        assertThat(scanned(wallet).state()).isEqualTo(WalletScan.State.COMPLETE);
    }

    @AfterEach
    void forgetThoseElsewhere() {
        jdbc.sql("delete from wallet_scan where wallet_id in (select id from wallet where network = 'signet')")
                .update();
        jdbc.sql("delete from wallet where network = 'signet'").update();
    }

    /** {@return a wallet of a network that nobody follows here, with a search that waits} */
    private long elsewhere(String scheme, Instant queuedAt) {
        var wallet = jdbc.sql("""
                insert into wallet (network, scheme, created_at) values ('signet', :scheme, now()) returning id
                """).param("scheme", scheme).query(Long.class).single();
        table.queue(wallet, SMALL, queuedAt);
        return wallet;
    }
}
