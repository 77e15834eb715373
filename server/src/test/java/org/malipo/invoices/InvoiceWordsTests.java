package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.stores.Store;
import org.malipo.stores.StoreBelongings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The words by which invoices are found, and lists that few or many have a word of. */
@InvoiceTest
class InvoiceWordsTests {
    @Autowired
    private PretendedChain chain;

    @Autowired
    private Shop shop;

    @Autowired
    private Invoices invoices;

    @Autowired
    private InvoiceSearch search;

    @Autowired
    private List<StoreBelongings> belongings;

    @Autowired
    private JdbcTemplate jdbc;

    private Store store;

    @BeforeEach
    void openAShop() {
        chain.begin();
        store = shop.open();
    }

    @Test
    void findsAnInvoiceByEachOfItsWords() {
        var invoice =
                sell("100", metadata().put("orderId", "Order-7").put("buyerEmail", "ann@example.com"), "red shoes");
        shop.sell(store, "3");
        var address = String.valueOf(PaymentCase.prompt(invoice).destination());

        for (var word :
                List.of(invoice.id().value(), "Order-7", "ann@example.com", "100", address, "0.002", "red shoes")) {
            assertThat(found(word)).as(word).contains(invoice.id());
            assertThat(found(word.substring(0, word.length() - 1))).as(word).contains(invoice.id());
        }
        assertThat(found("order-7")).isEmpty();
        assertThat(found("shoes")).isEmpty();
    }

    @Test
    void findsAnInvoiceByItsTransaction() {
        var invoice = shop.sell(store, "100");
        var paid = chain.pay(PaymentCase.prompt(invoice), PaymentCase.HUNDRED_USD, false);
        var txid = paid.txid().value.toHex();

        assertThat(found(txid.substring(0, 12))).containsExactly(invoice.id());
        assertThat(search.find(List.of(store.id()), txid, 10))
                .extracting(FoundInvoice::id)
                .containsExactly(invoice.id());
    }

    @Test
    void findsAnInvoiceOfAnyAmountByWhatWasPaid() {
        var invoice = shop.sell(store, null);
        assertThat(found("100")).isEmpty();

        chain.pay(PaymentCase.prompt(invoice), PaymentCase.HUNDRED_USD, false);

        assertThat(found("100")).containsExactly(invoice.id());
    }

    @Test
    void findsALazyInvoiceByItsAddressOnceItHasOne() {
        var lazy = new NewInvoice.Checkout(null, null, null, true, null, null, null, null, null, null);
        var invoice = shop.sell(store, "100", _ -> lazy);
        assertThat(found("bcrt1")).isEmpty();

        invoices.activate(invoice.id(), PaymentMethodId.BTC_CHAIN);
        invoices.activate(invoice.id(), PaymentMethodId.BTC_CHAIN);

        assertThat(found("bcrt1")).containsExactly(invoice.id());
        assertThat(found("0.002")).containsExactly(invoice.id());
    }

    @Test
    void findsInvoicesByTheTimeWhenTheyWereMade() {
        var invoice = shop.sell(store, "1");

        assertThat(found(invoice.createdAt().toString().substring(0, 10))).containsExactly(invoice.id());
        assertThat(found("2001-02-03")).isEmpty();
    }

    @Test
    void takesWordsOfAnyLengthAndNumber() {
        var random = UUID.randomUUID().toString().repeat(200);
        var invoice = sell("1", metadata().put("orderId", random).put("itemCode", random), "", "x");

        assertThat(found(random.substring(0, 512))).containsExactly(invoice.id());
        assertThat(list(new InvoiceFilter(List.of(random), Set.of(), null, null, null, false, null, 0, null)))
                .containsExactly(invoice.id());
        assertThat(search.find(List.of(store.id()), random, 10)).hasSize(1);
    }

    @Test
    void findsTheNewestOfManyThatHaveAWord() {
        jdbc.update(MANY, store.id().value(), "many", 1, 3_000);
        jdbc.update(MANY, store.id().value(), "old", -20_000, -17_000);
        jdbc.update(MANY, store.id().value(), "between", -16_000, -1);

        assertThat(found("many", 3)).containsExactly(id("many", 3_000), id("many", 2_999), id("many", 2_998));
        assertThat(found("old", 2)).containsExactly(id("old", -17_000), id("old", -17_001));
        var second = new InvoiceFilter.Key(Instant.EPOCH.plusSeconds(-17_001 + 100_000), id("old", -17_001));
        assertThat(list(text("old").page(second, 1))).containsExactly(id("old", -17_002));
        assertThat(list(text("old"))).hasSize(3_001);
    }

    @Test
    void goesWithItsStore() {
        var invoice = sell("100", metadata().put("orderId", "Order-7"), "red shoes");
        chain.pay(PaymentCase.prompt(invoice), PaymentCase.HUNDRED_USD, false);

        belongings.stream().filter(InvoiceBelongings.class::isInstance).forEach(theirs -> theirs.letGo(store.id()));

        assertThat(jdbc.queryForObject(
                        "select count(*) from invoice_term where store_id = ?",
                        Long.class,
                        store.id().value()))
                .isZero();
    }

    /** Invoices of a word, one for each number of seconds after the beginning. */
    private static final String MANY = """
            with made as (
                insert into invoice (id, store_id, network, any_amount, price, currency, status, additional, created_at,
                    expires_at, monitored_until, metadata, terms, search_terms)
                select kind.word || g, kind.store, 'regtest', false, 1, 'USD', 'SETTLED', 'NONE',
                    to_timestamp(100000 + g), now(), now(), '{}', old.terms, array[kind.word || g]
                from (select cast(? as text) as store, cast(? as text) as word) kind, generate_series(?, ?) g,
                    (select cast('{"speedPolicy":"MEDIUM_SPEED","networkFeeMode":"NEVER","tolerance":0,"expiration":"PT1M",
                        "monitoring":"PT1M","redirectAutomatically":false,
                        "receipt":{"enabled":true,"showQr":true,"showPayments":true}}' as json) as terms) old
                returning id, store_id, created_at)
            insert into invoice_term (store_id, term, created_at, invoice_id)
            select store_id, id, created_at, id from made
            """;

    private static InvoiceId id(String word, int number) {
        return new InvoiceId(word + number);
    }

    private InvoiceView sell(String usd, ObjectNode metadata, String... words) {
        var wish = Shop.wish(usd);
        return invoices.create(
                store,
                new NewInvoice(
                        wish.amount(), wish.currency(), metadata, wish.checkout(), wish.receipt(), List.of(words)));
    }

    private static ObjectNode metadata() {
        return JsonNodeFactory.instance.objectNode();
    }

    private List<InvoiceId> found(String text) {
        return list(text(text));
    }

    private List<InvoiceId> found(String text, int size) {
        return list(text(text).first(size));
    }

    private static InvoiceFilter text(String text) {
        return new InvoiceFilter(List.of(), Set.of(), null, null, text, true, null, 0, null);
    }

    private List<InvoiceId> list(InvoiceFilter filter) {
        return invoices.list(store.id(), filter).stream().map(InvoiceView::id).toList();
    }
}
