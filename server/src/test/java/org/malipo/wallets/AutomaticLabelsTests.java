package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Branch;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.Shop;
import org.malipo.outbox.Event;
import org.malipo.stores.Store;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What a store's notes tell of a transaction that nobody wrote about. */
@InvoiceTest
class AutomaticLabelsTests {
    private static final String PAYMENT = "aa".repeat(32);
    private static final ObjectKey TX = new ObjectKey("tx", PAYMENT);

    @Autowired
    private AutomaticLabels automatic;

    @Autowired
    private WalletObjects objects;

    @Autowired
    private WalletLabels labels;

    @Autowired
    private Wallets wallets;

    @Autowired
    private WalletFixture given;

    @Autowired
    private PretendedHistory history;

    @Autowired
    private PretendedChain chain;

    @Autowired
    private Shop shop;

    @Autowired
    private TransactionTemplate transaction;

    private Store store;
    private StoreWallet wallet;

    @BeforeEach
    void aShop() {
        chain.begin();
        store = shop.open();
        wallet = wallets.of(store.id()).orElseThrow();
    }

    private record Output(String txid, int vout, int index) {}

    private void tell(String txid, List<Output> outputs, List<Output> spends) {
        tell(txid, outputs, spends, null);
    }

    private void tell(String txid, List<Output> outputs, List<Output> spends, @Nullable String replacedBy) {
        var body =
                JsonMapper.shared().createObjectNode().put("network", "regtest").put("txid", txid);
        body.put("state", replacedBy == null ? "unconfirmed" : "replaced").put("replacedBy", replacedBy);
        body.put("signalsRbf", true).put("seenAt", 1_700_000_000);
        Map.of("outputs", outputs, "spends", spends).forEach((name, list) -> {
            var array = body.putArray(name);
            list.forEach(output -> array.addObject()
                    .put("txid", output.txid())
                    .put("vout", output.vout())
                    .put(
                            "script",
                            HexFormat.of().formatHex(wallet.scheme().scriptPubKey(Branch.DEPOSIT, output.index())))
                    .put("sats", 1_000)
                    .put("group", wallet.group())
                    .put("branch", 0)
                    .put("index", output.index()));
        });
        var event = new Event(1, "chain.transaction", null, txid, body.toString(), Instant.EPOCH);
        transaction.executeWithoutResult(_ -> automatic.handle(event));
    }

    private static List<Output> paying(int... indexes) {
        return IntStream.of(indexes)
                .mapToObj(index -> new Output("", index, index))
                .toList();
    }

    private List<ObjectKey> links(StoreWallet whose, ObjectKey key) {
        return objects.find(whose, key).stream()
                .flatMap(object -> object.neighbours().stream())
                .map(WalletObject.Neighbour::key)
                .toList();
    }

    /** Checklist 62. */
    @Test
    void aPaymentHasToDoWithItsInvoice() {
        var invoice = shop.sell(store, "5");
        var address = new ObjectKey(
                "address", String.valueOf(invoice.prompts().getFirst().destination()));
        var thing = new ObjectKey("invoice", invoice.id().value());

        tell(PAYMENT, paying(0), List.of());
        tell(PAYMENT, paying(0), List.of());

        assertThat(links(wallet, TX)).containsExactly(address, thing);
        assertThat(links(wallet, thing)).containsExactly(address, TX);
        assertThat(objects.find(wallet, address).map(WalletObject::data).map(Objects::toString))
                .hasValue("{\"generatedBy\":\"invoice\"}");
        assertThat(labels.of(wallet, List.of(TX)).get(TX)).isEqualTo(new Annotation("", List.of(thing)));
    }

    @Test
    void aStoreWithTheSameKeysIsNotToldOfTheInvoice() {
        var other = given.configured(given.store(), wallet.scheme().print());
        shop.sell(store, "5");

        tell(PAYMENT, paying(0), List.of());

        assertThat(other.id()).isEqualTo(wallet.id());
        assertThat(objects.find(other, TX))
                .hasValueSatisfying(noted -> assertThat(noted.neighbours()).isEmpty());
        assertThat(objects.page(other, null, null, 10)).hasSize(1);
        assertThat(links(wallet, TX)).hasSize(2);
    }

    @Test
    void aTransactionInheritsFromTheAddressesThatItPaysAndTheCoinsThatItSpends() {
        var paid = new ObjectKey("address", wallet.scheme().address(Branch.DEPOSIT, 3));
        var spentFrom = new ObjectKey("address", wallet.scheme().address(Branch.DEPOSIT, 4));
        var coin = new ObjectKey("utxo", "bb".repeat(32) + "-1");
        labels.add(wallet, paid, List.of("savings"));
        labels.add(wallet, spentFrom, List.of("not this"));
        labels.add(wallet, coin, List.of("rent"));

        tell(PAYMENT, paying(3), List.of(new Output("bb".repeat(32), 1, 4)));

        assertThat(links(wallet, TX))
                .containsExactly(paid, new ObjectKey("label", "rent"), new ObjectKey("label", "savings"), coin);
    }

    @Test
    void aReplacementTellsWhatItReplacedAndInheritsFromThat() {
        labels.add(wallet, TX, List.of("rent"));
        history.tip(100);
        var winner = history.receive(wallet, 7, null, Duration.ZERO);
        var stranger = "cc".repeat(32);

        tell(PAYMENT, paying(7), List.of(), winner);
        tell("dd".repeat(32), paying(7), List.of(), winner);
        tell(PAYMENT, paying(7), List.of(), winner);
        tell(PAYMENT, paying(7), List.of(), stranger);

        var noted = objects.find(wallet, new ObjectKey("tx", winner)).orElseThrow();
        assertThat(noted.neighbours())
                .extracting(WalletObject.Neighbour::key)
                .containsExactly(new ObjectKey("RBF", "RBF"), new ObjectKey("label", "rent"));
        assertThat(String.valueOf(noted.neighbours().getFirst().linkData()))
                .isEqualTo("{\"txs\":[\"" + PAYMENT + "\",\"" + "dd".repeat(32) + "\"]}");
        assertThat(objects.find(wallet, new ObjectKey("tx", stranger))).isEmpty();
    }
}
