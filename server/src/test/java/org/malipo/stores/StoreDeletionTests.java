package org.malipo.stores;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.files.Samples;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Deleting a store: gone for everybody at once, nothing of it left in the end, and nothing of others touched. */
@ServerTest
@AutoConfigureRestTestClient
@Import({People.class, StoreDeletionTests.Stubborn.class})
class StoreDeletionTests {
    /** Public keys of an example: nobody has coins there. */
    private static final String XPUB =
            "tpubDCZB6sR48s4T5Cr8qHUYSZEFCQMMHRg8AoVKVmvcAP5bRw7ArDKeoNwKAJujV3xCPkBvXH5ejSgbgyN6kREmF7sMd41NdbuHa8n1DZNxSMg";

    private final RestTestClient client;
    private final People people;
    private final JdbcClient jdbc;
    private final JdbcTemplate plain;
    private final TestClock clock;
    private final Stubborn stubborn;
    private final int port;
    private final Path files;
    private Account owner;
    private RestTestClient api;
    private Browser browser;
    private StoreId store;

    StoreDeletionTests(
            @Autowired RestTestClient client,
            @Autowired People people,
            @Autowired JdbcClient jdbc,
            @Autowired JdbcTemplate plain,
            @Autowired TestClock clock,
            @Autowired Stubborn stubborn,
            @LocalServerPort int port,
            @Value("${malipo.state}") Path state) {
        this.client = client;
        this.people = people;
        this.jdbc = jdbc;
        this.plain = plain;
        this.clock = clock;
        this.stubborn = stubborn;
        this.port = port;
        this.files = state.resolve("files");
    }

    /** Lets go of nothing while it is told to refuse: a storage that is away, or a process that dies at this point. */
    @TestComponent
    static class Stubborn implements StoreBelongings {
        final AtomicBoolean refuses = new AtomicBoolean();

        @Override
        public boolean letGo(StoreId store) {
            if (refuses.get()) {
                throw new IllegalStateException("Not now");
            }
            return false;
        }
    }

    @BeforeEach
    void oneShop() {
        people.none();
        stubborn.refuses.set(false);
        people.admin();
        people.policy("allowHotWalletForAll", true);
        owner = people.person("owner@example.com");
        api = People.as(client, People.token(people.unrestrictedKey(owner)));
        store = people.store(owner);
        browser = new Browser(port);
        browser.signIn("owner@example.com", People.PASSWORD);
    }

    @Test
    void asksForTheNameAndDeletesNothingWithoutIt() {
        assertThat(browser.open(page()).body()).contains("Delete Shop?").doesNotContain("seed of the store");

        var answer = browser.submit(page(), Map.of("name", "<b>shop</b>"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("name-error", "&lt;b>shop&lt;/b>");
        get("/api/v1/stores/" + store).expectStatus().isOk();
    }

    @Test
    void isGoneForEverybodyAtOnce() {
        var invoice = invoice(store, 1);
        stubborn.refuses.set(true);

        delete();

        get("/api/v1/stores/" + store).expectStatus().isForbidden();
        get("/api/v1/stores").expectBody().json("[]");
        assertThat(browser.open("/stores/" + store + "/settings").statusCode()).isEqualTo(403);
        assertThat(browser.open("/stores").body()).doesNotContain(store.value());
        assertThat(browser.open("/i/" + invoice).statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("select action from audit_entry where store_id = :store order by position desc limit 1")
                        .param("store", store.value())
                        .query(String.class)
                        .single())
                .isEqualTo("store.deleted");
        clear(store);
    }

    @Test
    void takesAlongWhateverTheStoreHad() throws IOException {
        var content = furnish(store);
        assertThat(files.resolve(content)).exists();
        assertThat(tablesThatName(store))
                .contains("account_membership", "account_role", "invoice", "mail", "mail_server", "notice")
                .contains("store_upload", "wallet_seed", "wallet_store", "webhook");

        delete();
        clear(store);

        assertThat(tablesThatName(store)).isEmpty();
        assertThat(count("webhook_delivery") + count("invoice_prompt") + count("invoice_payment"))
                .isZero();
        assertThat(count("chain_script") + count("file")).isZero();
        assertThat(files.resolve(content)).doesNotExist();
        assertThat(jdbc.sql("select count(*) from secret_data_key where owner = :store")
                        .param("store", store.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select grants from account_api_key where label = 'test' and cardinality(grants) < 3")
                        .query((row, _) -> List.of((String[]) row.getArray(1).getArray()))
                        .list())
                .containsExactlyInAnyOrder(List.of("unrestricted"), List.of("btcpay.store.canviewinvoices:elsewhere"));
    }

    @Test
    void warnsOfASeedThatIsLost() {
        furnish(store);

        assertThat(browser.open(page()).body()).contains("This server keeps the seed");

        coin(store, 12_345);
        assertThat(browser.open(page()).body()).contains("12\u202f345\u00a0sat");
    }

    @Test
    void leavesOtherStoresWhatTheyHave() {
        var other = people.store(owner);
        furnish(other);
        var before = rowsOf(other);
        invoice(store, 2);

        delete();
        clear(store);

        assertThat(rowsOf(other)).isEqualTo(before);
        assertThat(count("webhook_delivery")).isEqualTo(1);
    }

    @Test
    void keepsWatchingKeysThatAnotherStoreHasToo() {
        var other = people.store(owner);
        connect(store, XPUB);
        connect(other, XPUB);
        var watched = count("chain_script");

        delete();
        clear(store);

        assertThat(count("chain_script")).isEqualTo(watched).isPositive();
        assertThat(count("wallet_store")).isEqualTo(1);
    }

    @Test
    void givesNoAddressOutAgainWhenTheKeysComeBack() {
        connect(store, XPUB);
        var watched = count("chain_script");
        jdbc.sql("update wallet_branch set next_index = 7 where branch = 0").update();
        delete();
        clear(store);
        assertThat(count("chain_script")).isZero();

        connect(people.store(owner), XPUB);

        assertThat(count("chain_script")).isGreaterThanOrEqualTo(watched);
        assertThat(jdbc.sql("select next_index from wallet_branch where branch = 0")
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
        assertThat(jdbc.sql("select min(idx) from chain_script")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void goesOnAfterItWasInterrupted() {
        furnish(store);
        for (int more = 0; more < 1_200; more++) {
            invoice(store, 100 + more);
        }
        stubborn.refuses.set(true);
        delete();
        clock.tick(StoreClearing.REMEMBERED.plusSeconds(1));
        await(() -> count("invoice") < 1_000 || count("webhook") == 0);
        assertThat(exists(store)).isTrue();

        stubborn.refuses.set(false);

        await(() -> !exists(store));
        assertThat(tablesThatName(store)).isEmpty();
    }

    private String page() {
        return "/stores/" + store + "/delete";
    }

    private void delete() {
        browser.open(page());
        assertThat(browser.submit(page(), Map.of("name", " Shop ")).statusCode())
                .isEqualTo(302);
    }

    private void clear(StoreId deleted) {
        stubborn.refuses.set(false);
        clock.tick(StoreClearing.REMEMBERED.plusSeconds(1));
        await(() -> !exists(deleted));
    }

    private boolean exists(StoreId id) {
        return jdbc.sql("select count(*) from store where id = :id")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Gives the store one of everything. {@return the name of its logo's content} */
    private String furnish(StoreId id) {
        api.post()
                .uri("/api/v1/stores/" + id + "/payment-methods/BTC-CHAIN/wallet/generate")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("savePrivateKeys", true))
                .exchange()
                .expectStatus()
                .isOk();
        api.post()
                .uri("/api/v1/stores/" + id + "/webhooks")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("url", "https://shop.example/hook"))
                .exchange()
                .expectStatus()
                .isOk();
        browser.open("/stores/" + id + "/checkout");
        assertThat(browser.upload("/stores/" + id + "/checkout/files/LOGO", "a.png", Samples.picture("png"))
                        .statusCode())
                .isEqualTo(302);
        people.key(owner, "btcpay.store.canviewinvoices:" + id);
        people.key(owner, "btcpay.store.canviewinvoices:" + id, "btcpay.store.canviewinvoices:elsewhere");
        invoice(id, 0);
        insertTheRest(id);
        return jdbc.sql("select reference from store_upload where store_id = :store")
                .param("store", id.value())
                .query(String.class)
                .single()
                .substring("fileid:".length());
    }

    private void insertTheRest(StoreId id) {
        jdbc.sql("insert into account_role (id, store_id, name, permissions) values (:id, :store, 'Till', '{}')")
                .param("id", id + "::Till")
                .param("store", id.value())
                .update();
        jdbc.sql("""
                insert into webhook_delivery (id, webhook_id, original_id, first_attempt, retry, subject, event_position,
                    event_type, event_at, body, state, due_at)
                select 'd', id, 'd', true, 0, 'x', 1, 'x', now(), '{}', 'waiting', now() + interval '1 day'
                from webhook where store_id = :store
                """).param("store", id.value()).update();
        jdbc.sql("""
                insert into mail_server (owner, store_id, disable_certificate_check, trusted)
                values (:store, :store, false, false)
                """).param("store", id.value()).update();
        jdbc.sql("""
                insert into mail (id, owner, store_id, recipient, subject, content, state, due_at, created_at)
                values ('m' || :store, :store, :store, 'a@b.example', 'x', 'x', 'waiting', now() + interval '1 day', now())
                """).param("store", id.value()).update();
        jdbc.sql("""
                insert into notice (id, account_id, store_id, kind, detail, created_at)
                values ('n' || :store, :account, :store, 'invoice_confirmed', '{x}', now())
                """)
                .param("store", id.value())
                .param("account", owner.id().value())
                .update();
    }

    private String invoice(StoreId id, int number) {
        var invoice = "inv" + number + id.value();
        jdbc.sql("""
                with made as (
                    insert into invoice (id, store_id, network, any_amount, price, currency, status, additional, created_at,
                        expires_at, monitored_until, metadata, terms, search_terms)
                    values (:id, :store, 'regtest', false, 1, 'USD', 'SETTLED', 'NONE', now(), now(), now(), '{}', '{}', '{}')
                ), prompted as (
                    insert into invoice_prompt (invoice_id, method, network, rate, fee_sats, fee_rate, recommended_fee_rate)
                    values (:id, 'BTC-CHAIN', 'regtest', 1, 0, 1, 1)
                )
                insert into invoice_payment (network, txid, vout, invoice_id, method, destination, sats, fee_sats, status,
                    received_at, signals_rbf, required)
                values ('regtest', sha256(cast(:id as bytea)), 0, :id, 'BTC-CHAIN', 'x', 1, 0, 'SETTLED', now(), false, 1)
                """).param("id", invoice).param("store", id.value()).update();
        return invoice;
    }

    private void coin(StoreId id, int sats) {
        jdbc.sql("insert into chain_network (network, tip_height, tip_hash) values ('regtest', 1, 'x')")
                .update();
        jdbc.sql("""
                insert into chain_output (network, txid, vout, grp, branch, idx, script, sats, live, height, coinbase, seen_at)
                select 'regtest', sha256('x'), 0, grp, 0, 0, script, :sats, true, 1, false, now()
                from chain_script where branch = 0 and idx = 0
                    and grp = (select 'wallet-' || wallet_id from wallet_seed where store_id = :store)
                """).param("sats", sats).param("store", id.value()).update();
    }

    private void connect(StoreId id, String xpub) {
        api.put()
                .uri("/api/v1/stores/" + id + "/payment-methods/BTC-CHAIN")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("enabled", true, "config", xpub))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private List<String> tablesThatName(StoreId id) {
        return jdbc.sql("""
                select table_name from information_schema.columns
                where table_schema = 'public' and column_name = 'store_id' and table_name not in ('event', 'audit_entry')
                """).query(String.class).list().stream()
                .filter(table -> rows(table, id) > 0)
                .toList();
    }

    private Map<String, Integer> rowsOf(StoreId id) {
        return tablesThatName(id).stream().collect(toMap(table -> table, table -> rows(table, id)));
    }

    private int rows(String table, StoreId id) {
        return Objects.requireNonNull(plain.queryForObject(
                "select count(*) from " + table + " where store_id = ?", Integer.class, id.value()));
    }

    private int count(String table) {
        return Objects.requireNonNull(plain.queryForObject("select count(*) from " + table, Integer.class));
    }

    private ResponseSpec get(String path) {
        return api.get().uri(path).exchange();
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
