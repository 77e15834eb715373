package org.malipo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.Shop;
import org.malipo.stores.Store;
import org.malipo.testing.ServerTest;
import org.malipo.wallets.Wallets;
import org.malipo.webhooks.AuthorizedEvents;
import org.malipo.webhooks.WebhookSettings;
import org.malipo.webhooks.Webhooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A list of a hundred costs as many statements as a list of one. */
@ServerTest
@Import({PretendedChain.class, StatementCount.class})
class ListStatementTests {
    private static final int ROWS = 100;
    private static final int TIMES = 4;
    private static final List<String> PAGES = List.of(
            "/stores",
            "/stores/{store}/users",
            "/stores/{store}/roles",
            "/stores/{store}/webhooks",
            "/stores/{store}/webhooks/{webhook}",
            "/stores/{store}/invoices",
            "/stores/{store}/pull-payments",
            "/stores/{store}/payouts",
            "/stores/{store}/wallet",
            "/stores/{store}/wallet/transactions",
            "/stores/{store}/wallet/transactions?from=2020-01-01&text=Rent",
            "/stores/{store}/wallet/addresses",
            "/stores/{store}/wallet/addresses?which=used",
            "/stores/{store}/wallet/labels",
            "/stores/{store}/wallet/pending",
            "/stores/{store}/email-settings",
            "/stores/{store}/emails/rules",
            "/stores/{store}/audit",
            "/server/users",
            "/server/users/{user}",
            "/server/roles",
            "/server/files",
            "/server/emails",
            "/server/rules",
            "/server/audit",
            "/account/apikeys",
            "/account/addapikey",
            "/account/sessions",
            "/notifications",
            "/search?q=Shop");
    private static final List<String> CALLS = List.of(
            "/api/v1/stores",
            "/api/v1/stores/{store}/users",
            "/api/v1/stores/{store}/roles",
            "/api/v1/stores/{store}/webhooks",
            "/api/v1/stores/{store}/webhooks?take=1000",
            "/api/v1/stores/{store}/webhooks/{webhook}/deliveries",
            "/api/v1/stores/{store}/webhooks/{webhook}/replays",
            "/api/v1/pull-payments/pp1/payouts",
            "/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/utxos",
            "/api/v1/stores/{store}/invoices",
            "/api/v1/stores/{store}/invoices?take=50",
            "/api/v1/stores/{store}/pull-payments",
            "/api/v1/stores/{store}/payouts",
            "/api/v1/stores/{store}/invoices?includePaymentMethods=true",
            "/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/transactions",
            "/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/transactions?limit=50",
            "/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/transactions.csv",
            "/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/transactions.json",
            "/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/labels.jsonl",
            "/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/objects",
            "/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/pending",
            "/api/v1/stores/{store}/audit",
            "/api/v1/stores/{store}/audit.csv",
            "/api/v1/users",
            "/api/v1/server/roles",
            "/api/v1/server/audit",
            "/api/v1/server/audit.csv",
            "/api/v1/files",
            "/api/v1/users/me/notifications");

    @Autowired
    private People people;

    @Autowired
    private PretendedChain chain;

    @Autowired
    private Shop shop;

    @Autowired
    private Wallets wallets;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private ManyRows rows;

    @Autowired
    private StatementCount statements;

    @Autowired
    private RestTestClient client;

    @LocalServerPort
    private int port;

    private Account admin;
    private Store store;
    private String webhook = "";
    private Browser browser = new Browser(0);

    @BeforeEach
    void oneOfEach() {
        people.none();
        chain.begin();
        admin = people.anyAdmin();
        store = shop.open(admin);
        webhook = webhooks.create(store.id(), silent()).webhook().id();
        shop.sell(store, "5");
        rows.insert(1, 1, owners());
    }

    /**
     * What a list costs, and how long it is.
     *
     * @param most statements, when little of what is kept in memory is there
     * @param least statements, when all of it is there
     */
    private record Answer(int most, int least, int characters) {}

    @Test
    void noListAsksForEachOfItsRows() {
        var one = answers();

        for (int more = 2; more <= ROWS; more++) {
            webhooks.create(store.id(), silent());
            shop.sell(store, "5");
        }
        rows.insert(2, ROWS, owners());
        rows.repeatSession(admin.id());

        var hundred = answers();
        assertThat(costs(hundred)).isEqualTo(costs(one)).doesNotContainValue(0);
        assertThat(hundred).allSatisfy((_, answer) -> assertThat(answer.most()).isLessThan(answer.least() + ROWS / 4));
        assertThat(hundred)
                .allSatisfy((path, answer) -> assertThat(answer.characters())
                        .isGreaterThan(one.getOrDefault(path, answer).characters()));
    }

    private Map<String, Answer> answers() {
        browser = new Browser(port);
        browser.signIn(admin.email(), People.PASSWORD); // what was known of their rights is read again
        var key = people.unrestrictedKey(admin);
        var answers = new LinkedHashMap<String, Answer>();
        PAGES.forEach(path -> answers.put(path, answer(() -> open(path))));
        CALLS.forEach(path -> answers.put(path, answer(() -> call(key, path))));
        return answers;
    }

    private static Map<String, Integer> costs(Map<String, Answer> answers) {
        var costs = new LinkedHashMap<String, Integer>();
        answers.forEach((path, answer) -> costs.put(path, answer.least()));
        return costs;
    }

    /** Asks some times, as what is kept in memory may have to be read again at any time. */
    private Answer answer(Supplier<String> request) {
        var costs = new ArrayList<Integer>();
        int characters = 0;
        for (int time = 0; time < TIMES; time++) {
            int before = statements.count();
            characters = request.get().length();
            costs.add(statements.count() - before);
        }
        return new Answer(Collections.max(costs), Collections.min(costs), characters);
    }

    private String open(String path) {
        var page = browser.open(filled(path));
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private String call(String key, String path) {
        var answer = People.as(client, People.token(key))
                .get()
                .uri(filled(path))
                .exchange()
                .expectBody(String.class)
                .returnResult();
        assertThat(answer.getStatus().value()).as(path).isEqualTo(200);
        return String.valueOf(answer.getResponseBody());
    }

    private String filled(String path) {
        return path.replace("{store}", store.id().value())
                .replace("{webhook}", webhook)
                .replace("{user}", admin.id().value());
    }

    private ManyRows.Owners owners() {
        var group = wallets.of(store.id()).orElseThrow().group();
        return new ManyRows.Owners(admin.id(), store.id(), webhook, group, ManyRows.Owners.pullPayment(1));
    }

    private static WebhookSettings silent() {
        return new WebhookSettings(false, false, "https://shop.example/hook", AuthorizedEvents.ALL, null);
    }
}
