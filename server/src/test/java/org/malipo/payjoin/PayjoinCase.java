package org.malipo.payjoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.WordList;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.chain.PretendedNode;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.PaymentView;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.Shop;
import org.malipo.outbox.EventConsumer;
import org.malipo.outbox.EventConsumers;
import org.malipo.payjoin.Payer.Signed;
import org.malipo.stores.StoreSettings.InvoiceTerms;
import org.malipo.stores.Stores;
import org.malipo.testing.TestClock;
import org.malipo.wallets.GeneratedWallet;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.Wallets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A store that wants payjoins, with a hot wallet, and payers who propose some. A bitcoin costs 50,000 USD. */
@InvoiceTest
abstract class PayjoinCase {
    static final String QUERY = "?v=1&minfeerate=1&maxadditionalfeecontribution=2000&additionalfeeoutputindex=";
    /** What an invoice over a hundred dollars asks for. */
    static final long DUE = 200_000;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Wallets wallets;

    @Autowired
    Stores stores;

    @Autowired
    Shop shop;

    @Autowired
    Invoices invoices;

    @Autowired
    PretendedNode node;

    @Autowired
    PretendedChain chain;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    PayjoinRound round;

    @Autowired
    private EventConsumers consumers;

    @Autowired
    private List<EventConsumer> readers;

    Account admin;
    StoreWallet wallet;
    final Payer payer = Payer.of(AccountType.SEGWIT);

    @BeforeEach
    void aStoreThatWantsPayjoins() {
        people.none();
        admin = people.admin();
        chain.begin();
        node.start();
        wallet = wallet(AccountType.SEGWIT, true);
    }

    @AfterEach
    void comeToRest() {
        try {
            settle();
        } finally {
            node.stop();
            clock.reset();
        }
    }

    StoreWallet wallet(AccountType type, boolean hot) {
        var store = people.store(admin);
        shop.change(store, PayjoinCase::withPayjoin);
        var wish = new GeneratedWallet(null, null, "", 0, type, WordList.ENGLISH, 12, hot);
        return ((WalletOutcome.Generated) wallets.generate(store, wish)).wallet();
    }

    private static InvoiceTerms withPayjoin(InvoiceTerms old) {
        return new InvoiceTerms(
                old.defaultCurrency(),
                old.expiration(),
                old.monitoring(),
                old.tolerance(),
                old.speedPolicy(),
                old.networkFeeMode(),
                old.anyoneCanCreate(),
                old.lazyMethods(),
                true,
                old.defaultMethod(),
                old.methodCriteria(),
                old.refundExpiry());
    }

    /** {@return a confirmed coin of the wallet} */
    OutPoint coin(long sats) {
        return coin(wallet, sats);
    }

    OutPoint coin(StoreWallet of, long sats) {
        return new OutPoint(node.fund(of.scheme().scriptPubKey(Branch.DEPOSIT, reserved(of)), sats), 0);
    }

    /** An address that is watched, and that no invoice gets. */
    private int reserved(StoreWallet of) {
        return wallets.reserve(of, "test").index();
    }

    InvoiceView invoice() {
        return shop.sell(stores.get(wallet.store()), "100.00");
    }

    byte[] script(InvoiceView invoice) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select script from invoice_prompt where invoice_id = ?",
                byte[].class,
                invoice.id().value()));
    }

    Signed original(InvoiceView invoice) {
        return payer.pays(script(invoice), DUE);
    }

    /** What came back. */
    record Answer(int status, String body) {
        Psbt proposal() {
            assertThat(status).as(body).isEqualTo(200);
            try {
                return Psbt.parse(body);
            } catch (PsbtException e) {
                throw new AssertionError(body, e);
            }
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String code() {
            return json().path("errorCode").asString();
        }
    }

    Answer propose(Signed signed) {
        return propose(QUERY + signed.change(), signed.bare().toBase64());
    }

    Answer propose(String query, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/BTC/pj" + query))
                .header("Content-Type", "text/plain")
                .header("Origin", "https://wallet.example")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) { // one that does not ask again by itself
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The network has it. */
    void sent(Transaction transaction) {
        node.takeReplacements();
        node.accept(transaction);
        heard(transaction);
    }

    /** Whoever follows the chain has heard of it. */
    void heard(Transaction transaction) {
        node.hear(transaction);
        settle();
    }

    void mined(Transaction transaction) {
        node.mine(transaction);
        settle();
    }

    void twoMinutesLater() {
        clock.tick(Duration.ofSeconds(121));
        round.offerDue();
        settle();
    }

    void settle() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> readers.stream().allMatch(consumers::hasSeenAll));
        chain.settleDown();
    }

    List<PaymentView> payments(InvoiceView invoice) {
        return invoices.get(invoice.id()).allPayments();
    }

    boolean isInMempool(TxId txid) {
        return node.mempool().stream().anyMatch(tx -> tx.txid.equals(txid));
    }

    List<String> states() {
        return jdbc.queryForList("select state from payjoin order by created_at, id", String.class);
    }

    int heldCoins() {
        return jdbc.queryForList("select 1 from wallet_held_coin", Integer.class)
                .size();
    }

    StoreId store() {
        return wallet.store();
    }

    static OutPoint ours(Signed signed, Psbt proposal) {
        return proposal.inputs().stream()
                .map(input -> input.outpoint())
                .filter(outpoint -> !signed.original().outpoints().contains(outpoint))
                .findFirst()
                .orElseThrow();
    }
}
