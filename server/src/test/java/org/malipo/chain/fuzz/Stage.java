package org.malipo.chain.fuzz;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.access.People;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.bitcoin.WordList;
import org.malipo.chain.Chain;
import org.malipo.chain.ChainFixture;
import org.malipo.chain.ChainStatus;
import org.malipo.chain.HistoryPage;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.NewInvoice;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.Shop;
import org.malipo.money.CurrencyCode;
import org.malipo.stores.NetworkFeeMode;
import org.malipo.stores.SpeedPolicy;
import org.malipo.stores.StoreSettings.InvoiceTerms;
import org.malipo.testing.TestClock;
import org.malipo.wallets.NewWallet;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.Wallets;
import org.springframework.jdbc.core.JdbcTemplate;

/** The server: what a batch of seeds has it do, and what it says when it is asked. A bitcoin costs 50,000 USD. */
final class Stage {
    /** How long an invoice can be paid. Nobody really waits so long. */
    static final Duration OPEN = Duration.ofHours(2);

    private static final Network NETWORK = Network.REGTEST;
    private static final Duration MONITORED = Duration.ofDays(1);
    /** Longer than a lost coin of a settled invoice is waited for. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    final ChainFixture tracker;
    private final PretendedChain otherLeader;
    private final Chain chain;
    private final Wallets wallets;
    private final Invoices invoices;
    private final Shop shop;
    private final People people;
    private final JdbcTemplate jdbc;
    final TestClock clock;
    private final Map<Integer, Slot> slots = new HashMap<>();
    private org.malipo.access.@Nullable Account owner;

    Stage(
            ChainFixture tracker,
            PretendedChain otherLeader,
            Chain chain,
            Wallets wallets,
            Invoices invoices,
            Shop shop,
            People people,
            JdbcTemplate jdbc,
            TestClock clock) {
        this.tracker = tracker;
        this.otherLeader = otherLeader;
        this.chain = chain;
        this.wallets = wallets;
        this.invoices = invoices;
        this.shop = shop;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empties the database and keeps the application's own tracker from leading. */
    void open() {
        people.none();
        otherLeader.begin();
    }

    /** {@return the store for the seed in that place of its batch} */
    Slot slot(int place) {
        var slot = slots.computeIfAbsent(place, _ -> newSlot());
        slot.first = nextIndex(slot);
        return slot;
    }

    private Slot newSlot() {
        if (owner == null) {
            owner = shop.owner();
        }
        var id = people.store(owner);
        var store = shop.change(id, Stage::withoutFee);
        var account = SeedAccount.of(Mnemonic.random(12, WordList.ENGLISH).master(""), AccountType.SEGWIT, NETWORK, 0);
        var outcome = wallets.configure(id, new NewWallet(account.scheme().print()));
        return new Slot(account, store, ((WalletOutcome.Configured) outcome).wallet());
    }

    private static InvoiceTerms withoutFee(InvoiceTerms terms) {
        return new InvoiceTerms(
                terms.defaultCurrency(),
                terms.expiration(),
                terms.monitoring(),
                terms.tolerance(),
                terms.speedPolicy(),
                NetworkFeeMode.NEVER,
                terms.anyoneCanCreate(),
                terms.lazyMethods(),
                terms.payJoin(),
                terms.defaultMethod(),
                terms.methodCriteria(),
                terms.refundExpiry());
    }

    /** Forgets the chain and all invoices; wallets stay. */
    void forget() {
        tracker.stop();
        tracker.forget();
        jdbc.execute("truncate invoice, invoice_tip, invoice_stray cascade");
        clock.reset();
        while (status().isReady()) { // as it was half a second ago
            pause();
        }
    }

    ExpectedInvoice sell(Slot slot, SpeedPolicy policy) {
        var checkout = new NewInvoice.Checkout(policy, null, null, null, OPEN, MONITORED, null, null, null, null);
        var view = invoices.create(
                slot.store,
                NewInvoice.of(new BigDecimal("100"), new CurrencyCode("USD")).withCheckout(checkout));
        var details = view.prompts().getFirst().details();
        if (details == null || details.keyIndex() == null) {
            throw new IllegalStateException("The invoice can't be paid: " + view);
        }
        return new ExpectedInvoice(
                view.id(), details.keyIndex(), policy.confirmations(), view.expiresAt(), view.monitoredUntil());
    }

    ChainStatus status() {
        return chain.status(NETWORK);
    }

    /** {@return the ids of transactions in that state} */
    Set<String> transactions(String state) {
        return new HashSet<>(jdbc.queryForList(
                "select encode(txid, 'hex') from chain_transaction where network = 'regtest' and state = ?",
                String.class,
                state));
    }

    /** Does what a database does by itself outside of tests, so that its plans fit the size of its tables. */
    void vacuum() {
        jdbc.execute("vacuum analyze chain_script, chain_transaction, chain_input, chain_output, chain_history, event,"
                + " event_cursor, invoice, invoice_prompt, invoice_payment, wallet_branch");
    }

    /** Has invoices follow from what the tracker has found, and from time. */
    void settle() {
        clock.tick(MOMENT);
        otherLeader.settleDown();
    }

    Account account(Slot slot) {
        var coins = chain.coins(NETWORK, slot.group(), null, 1_000).stream()
                .map(coin -> new Account.Owned(
                        coin.txid() + ":" + coin.vout(),
                        coin.amount().value(),
                        coin.branch(),
                        coin.index(),
                        coin.confirmations(),
                        coin.immature()))
                .collect(Collectors.toSet());
        var history = chain.history(NETWORK, slot.group(), new HistoryPage(HistoryPage.Part.ALL, null, 0, 1_000));
        var movements = history.stream()
                .collect(Collectors.partitioningBy(
                        tx -> tx.blockHeight() != null,
                        Collectors.mapping(
                                tx -> new Account.Movement(
                                        tx.txid().toString(), tx.change().value(), tx.confirmations()),
                                Collectors.toList())));
        return new Account(
                chain.balance(NETWORK, slot.group()),
                coins,
                movements.getOrDefault(true, List.of()),
                new HashSet<>(movements.getOrDefault(false, List.of())));
    }

    Map<InvoiceId, InvoiceView> invoices(Collection<InvoiceId> ids) {
        return invoices.all(ids).stream().collect(Collectors.toMap(InvoiceView::id, Function.identity()));
    }

    static void pause() {
        LockSupport.parkNanos(10_000_000);
    }

    /** {@return the next index that an address is given out for} */
    int nextIndex(Slot slot) {
        var next = jdbc.queryForObject(
                "select next_index from wallet_branch where wallet_id = ? and branch = 0",
                Integer.class,
                slot.wallet.id());
        return next == null ? 0 : next;
    }
}
