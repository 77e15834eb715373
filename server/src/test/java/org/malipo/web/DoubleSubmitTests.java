package org.malipo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A double click, a reload and a slow connection make one thing, not two. */
@ServerTest
class DoubleSubmitTests {
    @Autowired
    private People people;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Submissions submissions;

    @LocalServerPort
    private int port;

    private Browser browser;
    private String store = "";

    /** A form that makes something, with the table where that lies. */
    enum Form {
        STORE("/stores/create", "store", Map.of("name", "Duka", "defaultCurrency", "USD")),
        KEY("/account/addapikey", "account_api_key", Map.of("label", "Till", "permissions", "unrestricted")),
        WEBHOOK(
                "/stores/{storeId}/webhooks/new",
                "webhook",
                Map.of(
                        "url",
                        "https://1.1.1.1/",
                        "enabled",
                        "true",
                        "everything",
                        "true",
                        "automaticRedelivery",
                        "true")),
        WALLET("/stores/{storeId}/wallet/create", "wallet", Map.of("hot", "true", "label", "")),
        USER("/server/users/new", "account", Map.of("email", "new@example.com", "password", "correct horse")),
        STORE_ROLE(
                "/stores/{storeId}/roles/create",
                "account_role",
                Map.of("name", "Till", "permissions", "btcpay.store.canviewinvoices")),
        SERVER_ROLE(
                "/server/roles/create",
                "account_role",
                Map.of("name", "Bookkeeper", "permissions", "btcpay.store.canviewinvoices"));

        private final String page;
        private final String table;

        @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
        private final Map<String, String> fields;

        Form(String page, String table, Map<String, String> fields) {
            this.page = page;
            this.table = table;
            this.fields = fields;
        }

        String page(String store) {
            return page.replace("{storeId}", store);
        }
    }

    @BeforeEach
    void signIn() {
        people.none();
        jdbc.update("delete from account_role where name in ('Till', 'Bookkeeper')");
        Account admin = people.admin();
        store = people.store(admin).value();
        browser = new Browser(port);
        browser.signIn("admin@example.com", People.PASSWORD);
    }

    @ParameterizedTest
    @EnumSource
    void makesOneThingOfAFormThatIsSentTwice(Form form) {
        int before = count(form.table);
        browser.open(form.page(store));

        var first = browser.submit(form.page(store), form.fields);
        var second = browser.submit(form.page(store), form.fields);

        assertThat(first.statusCode()).isIn(200, 302);
        assertThat(count(form.table)).isEqualTo(before + 1);
        if (first.statusCode() == 302) {
            assertThat(address(second)).isEqualTo(address(first));
        } else {
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains("This was sent already");
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesOneThingOfAFormThatIsSentSeveralTimesAtOnce(Form form) throws InterruptedException {
        int before = count(form.table);
        browser.open(form.page(store));

        var answers = atOnce(() -> browser.submit(form.page(store), form.fields));

        assertThat(count(form.table)).isEqualTo(before + 1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(200, 302, 409));
        assertThat(answers.stream().map(DoubleSubmitTests::address).distinct()).hasSize(1);
    }

    @Test
    void leadsToWhatWasMade() {
        browser.open("/account/addapikey");
        browser.submit("/account/addapikey", Form.KEY.fields);

        var second = browser.submit("/account/addapikey", Form.KEY.fields);

        assertThat(second.body()).contains("href=\"/account/apikeys\"");
        browser.open("/stores/" + store + "/webhooks/new");
        browser.submit("/stores/" + store + "/webhooks/new", Form.WEBHOOK.fields);
        assertThat(browser.submit("/stores/" + store + "/webhooks/new", Form.WEBHOOK.fields)
                        .body())
                .contains("href=\"/stores/" + store + "/webhooks\"");
    }

    @Test
    void takesAFormThatWasChangedOrOpenedAnew() {
        browser.open("/stores/create");
        browser.submit("/stores/create", Form.STORE.fields);
        browser.submit("/stores/create", Map.of("name", "Duka la pili", "defaultCurrency", "USD"));
        browser.open("/stores/create");
        browser.submit("/stores/create", Form.STORE.fields);

        assertThat(count("store")).isEqualTo(4);
    }

    @Test
    void takesAFormAgainThatWasRefused() {
        browser.open("/stores/create");
        var nameless = Map.of("name", "", "defaultCurrency", "USD");

        assertThat(browser.submit("/stores/create", nameless).statusCode()).isEqualTo(422);
        assertThat(browser.submit("/stores/create", nameless).statusCode()).isEqualTo(422);
        assertThat(count("form_submission")).isZero();
    }

    @Test
    void sendsNoSecondPersonToTheFirstOnesThing() {
        people.person("asha@example.com");
        var other = new Browser(port);
        other.signIn("asha@example.com", People.PASSWORD);
        other.open("/stores/create");
        browser.open("/stores/create");
        var fields = Map.of("name", "Duka", "defaultCurrency", "USD", "_once", "the same");

        var first = browser.submitOnce("/stores/create", fields);
        var second = other.submitOnce("/stores/create", fields);

        assertThat(address(second)).isNotEqualTo(address(first)).startsWith("/stores/");
    }

    @Test
    void forgetsAfterADay() {
        var old = new byte[32];
        assertThat(submissions.begin(old)).isTrue();
        jdbc.update("update form_submission set begun_at = begun_at - interval '25 hours'");

        submissions.forget(Duration.ofDays(1));

        assertThat(submissions.begin(old)).isTrue();
    }

    private static String address(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static <T> List<T> atOnce(Callable<T> what) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(List.of(what, what, what)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private int count(String table) {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + table, Integer.class));
    }
}
