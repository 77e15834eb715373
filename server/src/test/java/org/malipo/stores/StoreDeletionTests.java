package org.malipo.stores;

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
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Deleting a store: gone for everybody at once, nothing of it left in the end, and nothing of others touched. */
@ServerTest
@Import(StoreDeletionTests.Stubborn.class)
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
    private StoreStock stock;

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
        stock = new StoreStock(api, browser, people, owner, plain);
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
        var invoice = stock.invoice(store, 1);
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
        var content = stock.furnish(store);
        assertThat(files.resolve(content)).exists();
        assertThat(stock.tablesThatName(store))
                .contains("account_membership", "account_role", "invoice", "mail", "mail_rule", "mail_server", "notice")
                .contains("store_upload", "wallet_seed", "wallet_store", "webhook");

        delete();
        clear(store);

        assertThat(stock.tablesThatName(store)).isEmpty();
        assertThat(count("webhook_delivery") + count("invoice_prompt") + count("invoice_payment"))
                .isZero();
        assertThat(count("chain_script") + count("file") + count("mail_rule_run"))
                .isZero();
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
        stock.furnish(store);

        assertThat(browser.open(page()).body()).contains("This server keeps the seed");

        stock.coin(store, 12_345);
        assertThat(browser.open(page()).body()).contains("12\u202f345\u00a0sat");
    }

    @Test
    void leavesOtherStoresWhatTheyHave() {
        var other = people.store(owner);
        stock.furnish(other);
        var before = stock.rowsOf(other);
        stock.invoice(store, 2);

        delete();
        clear(store);

        assertThat(stock.rowsOf(other)).isEqualTo(before);
        assertThat(count("webhook_delivery")).isEqualTo(1);
    }

    @Test
    void keepsWatchingKeysThatAnotherStoreHasToo() {
        var other = people.store(owner);
        stock.connect(store, XPUB);
        stock.connect(other, XPUB);
        var watched = count("chain_script");

        delete();
        clear(store);

        assertThat(count("chain_script")).isEqualTo(watched).isPositive();
        assertThat(count("wallet_store")).isEqualTo(1);
    }

    @Test
    void givesNoAddressOutAgainWhenTheKeysComeBack() {
        stock.connect(store, XPUB);
        var watched = count("chain_script");
        jdbc.sql("update wallet_branch set next_index = 7 where branch = 0").update();
        delete();
        clear(store);
        assertThat(count("chain_script")).isZero();

        stock.connect(people.store(owner), XPUB);

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
        stock.furnish(store);
        for (int more = 0; more < 1_200; more++) {
            stock.invoice(store, 100 + more);
        }
        stubborn.refuses.set(true);
        delete();
        clock.tick(StoreClearing.REMEMBERED.plusSeconds(1));
        await(() -> count("invoice") < 1_000 || count("webhook") == 0);
        assertThat(exists(store)).isTrue();

        stubborn.refuses.set(false);

        await(() -> !exists(store));
        assertThat(stock.tablesThatName(store)).isEmpty();
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
