package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.WordList;
import org.malipo.chain.PretendedNode;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.PretendedChain;
import org.malipo.outbox.EventConsumer;
import org.malipo.outbox.EventConsumers;
import org.malipo.testing.TestClock;
import org.malipo.wallets.GeneratedWallet;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.Wallets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** A store with a hot wallet, and a node that takes what it sends. */
@InvoiceTest
abstract class SendCase {
    static final String SEND = "/transactions";
    static final String UNSIGNED = ",\"signWithSeed\":false,\"proceedWithBroadcast\":false";
    static final String UNSENT = ",\"proceedWithBroadcast\":false";
    private static final String WALLET = "/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet";

    @Autowired
    RestTestClient client;

    @Autowired
    People people;

    @Autowired
    Wallets wallets;

    @Autowired
    PretendedNode node;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    SendRound round;

    @Autowired
    private PretendedChain chain;

    @Autowired
    private EventConsumers consumers;

    @Autowired
    private SendFollower follower;

    @Autowired
    private List<EventConsumer> readers;

    Account admin;
    StoreWallet wallet;
    final Map<OutPoint, TxOut> funded = new HashMap<>();
    private int received;

    @BeforeEach
    void aShopWithAHotWallet() {
        people.none();
        admin = people.admin();
        chain.begin();
        node.start();
        wallet = generated(people.store(admin), true);
    }

    /** Whoever reads events would stand in the way of the next test's empty tables. */
    @AfterEach
    void comeToRest() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> readers.stream().allMatch(consumers::hasSeenAll));
        node.stop();
        clock.reset();
    }

    StoreWallet generated(StoreId store, boolean hot) {
        var wish = new GeneratedWallet(null, null, "", 0, AccountType.SEGWIT, WordList.ENGLISH, 12, hot);
        return ((WalletOutcome.Generated) wallets.generate(store, wish)).wallet();
    }

    /** {@return a confirmed coin of the wallet} */
    OutPoint coin(long sats) {
        return remember(node.fund(script(), sats));
    }

    /** {@return a coin of the wallet that is in the mempool} */
    OutPoint freshCoin(long sats) {
        return remember(node.pay(script(), sats));
    }

    /** {@return the same, from the last of so many of strangers that each stand on the one before, and one more} */
    OutPoint freshCoinAfter(int others, long sats) {
        return remember(node.payAfter(others, script(), sats));
    }

    private byte[] script() {
        return wallet.scheme().scriptPubKey(Branch.DEPOSIT, received++);
    }

    private OutPoint remember(Transaction tx) {
        var coin = new OutPoint(tx, 0);
        funded.put(coin, tx.txOut.getFirst());
        return coin;
    }

    static String stranger() {
        return Addresses.ofScript(PretendedNode.stranger().toByteArray(), Network.REGTEST)
                .orElseThrow();
    }

    static String paying(String btc, String more) {
        return "{\"destinations\":[{\"destination\":\"%s\",\"amount\":\"%s\"}],\"feerate\":2%s}"
                .formatted(stranger(), btc, more);
    }

    RestTestClient.ResponseSpec post(String path, @Nullable String body) {
        return post("unrestricted", path, body, null);
    }

    RestTestClient.ResponseSpec post(String grant, String path, @Nullable String body, @Nullable String key) {
        return request(People.token(people.key(admin, grant)), path, body, key);
    }

    RestTestClient.ResponseSpec request(
            String authorization, String path, @Nullable String body, @Nullable String key) {
        var request = People.as(client, authorization)
                .post()
                .uri(WALLET + path, wallet.store().value())
                .contentType(MediaType.APPLICATION_JSON);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.body(body == null ? "" : body).exchange();
    }

    RestTestClient.ResponseSpec get(String path) {
        return People.as(client, People.token(people.key(admin, "btcpay.store.canviewwallet")))
                .get()
                .uri(WALLET + path, wallet.store().value())
                .exchange();
    }

    Transaction raw(String body) {
        return Transaction.read(ok(post(SEND, body)).asString());
    }

    static JsonNode ok(RestTestClient.ResponseSpec response) {
        return body(response, 200);
    }

    static JsonNode body(RestTestClient.ResponseSpec response, int status) {
        var body = response.expectBody(JsonNode.class).returnResult();
        assertThat(body.getStatus().value())
                .as(String.valueOf(body.getResponseBody()))
                .isEqualTo(status);
        var read = body.getResponseBody();
        assertThat(read).isNotNull();
        return read;
    }

    static void assertRefused(RestTestClient.ResponseSpec response, int status, String code, String message) {
        var body = body(response, status);
        assertThat(body.path("code").asString()).isEqualTo(code);
        assertThat(body.path("message").asString()).isEqualTo(message);
    }

    static List<String> errors(RestTestClient.ResponseSpec response) {
        return body(response, 422)
                .valueStream()
                .map(error -> error.path("path").asString() + ": "
                        + error.path("message").asString())
                .toList();
    }

    long fee(Transaction tx) {
        var in = tx.txIn.stream()
                .map(input -> Objects.requireNonNull(funded.get(input.outPoint)))
                .mapToLong(coin -> coin.amount.toLong())
                .sum();
        return in
                - tx.txOut.stream().mapToLong(output -> output.amount.toLong()).sum();
    }

    /** {@return the only transaction in the node's mempool that spends a coin of the wallet} */
    Transaction sent() {
        var found = sentOnes();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    List<Transaction> sentOnes() {
        return node.mempool().stream()
                .filter(tx -> tx.txIn.stream().anyMatch(input -> funded.containsKey(input.outPoint)))
                .toList();
    }

    List<String> states() {
        return jdbc.queryForList("select state from wallet_send order by created_at, id", String.class);
    }

    int heldCoins() {
        return jdbc.queryForList("select 1 from wallet_held_coin", Integer.class)
                .size();
    }

    /** Every event is handled when this returns. */
    void settleDown() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> consumers.isCaughtUp(follower));
    }
}
