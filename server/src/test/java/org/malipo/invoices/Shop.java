package org.malipo.invoices;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.money.CurrencyCode;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings;
import org.malipo.stores.StoreSettings.InvoiceTerms;
import org.malipo.stores.Stores;
import org.malipo.wallets.GeneratedWallet;
import org.malipo.wallets.Wallets;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Stores for tests, and what they ask of invoices. */
@TestComponent
public class Shop {
    static final CurrencyCode USD = new CurrencyCode("USD");

    private final People people;
    private final Stores stores;
    private final Wallets wallets;
    private final Invoices invoices;
    private final JdbcTemplate jdbc;

    Shop(People people, Stores stores, Wallets wallets, Invoices invoices, JdbcTemplate jdbc) {
        this.people = people;
        this.stores = stores;
        this.wallets = wallets;
        this.invoices = invoices;
        this.jdbc = jdbc;
    }

    public Account owner() {
        return people.person(UUID.randomUUID() + "@example.com");
    }

    /** {@return a new store that takes bitcoin on the chain} */
    public Store open() {
        return open(owner());
    }

    public Store open(Account owner) {
        var id = people.store(owner);
        wallets.generate(id, GeneratedWallet.segwit(null, false));
        return stores.get(id);
    }

    public Store withoutWallet() {
        return stores.get(people.store(owner()));
    }

    public Store change(StoreId id, UnaryOperator<InvoiceTerms> change) {
        return stores.change(id, store -> {
            var old = store.settings();
            var settings = new StoreSettings(
                    old.branding(),
                    change.apply(old.invoices()),
                    old.checkout(),
                    old.lightning(),
                    old.rates(),
                    old.receipt());
            return new Store(store.id(), store.name(), store.network(), settings, store.archived(), store.createdAt());
        });
    }

    /** {@return an invoice in US dollars, of which a bitcoin costs 50,000} */
    public InvoiceView sell(Store store, @Nullable String usd) {
        return invoices.create(store, wish(usd));
    }

    public InvoiceView sell(Store store, @Nullable String usd, UnaryOperator<NewInvoice.Checkout> checkout) {
        return invoices.create(store, wish(usd).withCheckout(checkout.apply(NewInvoice.Checkout.DEFAULTS)));
    }

    /** {@return an invoice with these metadata} */
    public InvoiceView sellWith(Store store, @Nullable String usd, ObjectNode metadata) {
        return invoices.create(store, wish(usd).withMetadata(metadata));
    }

    static NewInvoice wish(@Nullable String usd) {
        return NewInvoice.of(usd == null ? null : new BigDecimal(usd), USD);
    }

    InvoiceView look(InvoiceView invoice) {
        return invoices.get(invoice.id());
    }

    InvoiceView look(String id) {
        return invoices.get(new InvoiceId(id));
    }

    /** {@return what was told about it, in order, with the first member where that says more} */
    List<String> told(InvoiceView invoice) {
        return jdbc.queryForList("""
                select type from event where subject = ? and type <> 'invoice.changed' order by seq
                """, String.class, invoice.id().value());
    }

    /** {@return the body of the last event of that type} */
    String lastTold(InvoiceView invoice, String type) {
        return String.valueOf(
                jdbc.queryForObject("""
                select cast(payload as text) from event where subject = ? and type = ? order by seq desc limit 1
                """, String.class, invoice.id().value(), type));
    }
}
