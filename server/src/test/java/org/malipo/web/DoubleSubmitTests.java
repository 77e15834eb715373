package org.malipo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.problem.Once;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A double click, a reload and a slow connection make one thing, not two. */
@ServerTest
@Import(People.class)
class DoubleSubmitTests {
    /** Whatever these do, doing it again changes nothing more, or is what was meant. */
    private static final Set<String> HARMLESS_TWICE = Set.of(
            "/account/enableauthenticator", // a code is taken once
            "/account/impersonation/stop",
            "/account/passkeys", // a challenge is answered once
            "/account/passkeys/options",
            "/account/password",
            "/account/picture",
            "/account/picture/delete",
            "/account/profile",
            "/account/sessions/end",
            "/account/sessions/{sessionId}/end",
            "/account/twofactorauthentication/disable",
            "/stores/{storeId}/rates",
            "/stores/{storeId}/rates/test",
            "/stores/{storeId}/webhooks/{webhookId}/replays/{replayId}/stop",
            "/stores/{storeId}/webhooks/{webhookId}/resume",
            "/stores/{storeId}/webhooks/{webhookId}/secret/previous/end",
            "/api-keys/authorize", // the same shop gets the same key again
            "/account/twofactorauthentication/keys/{keyId}/delete",
            "/account/twofactorauthentication/recovery-codes", // the newest are on the screen
            "/i/{invoiceId}/test/mine", // play money
            "/i/{invoiceId}/test/pay",
            "/lnurlauth/register", // a challenge is answered once
            "/login/authenticator", // a code is taken once
            "/login/code",
            "/login/failed",
            "/login/lnurlauth",
            "/login/passkey",
            "/login/passkey/options",
            "/login/recovery",
            "/login/reset-password", // a link works once
            "/notifications",
            "/notifications/settings",
            "/preferences",
            "/server/branding",
            "/server/branding/logo/delete",
            "/server/emails",
            "/server/maintenance",
            "/server/policies",
            "/server/roles/{role}",
            "/server/users/{userId}",
            "/server/users/{userId}/approve",
            "/server/users/{userId}/disable",
            "/server/users/{userId}/enable",
            "/server/users/{userId}/impersonate",
            "/server/users/{userId}/password",
            "/server/users/{userId}/password-link", // the newest is on the screen
            "/stores/{storeId}/archive",
            "/stores/{storeId}/checkout",
            "/stores/{storeId}/checkout/files/{which}/delete",
            "/stores/{storeId}/email-settings",
            "/stores/{storeId}/invoices/{invoiceId}/archive",
            "/stores/{storeId}/invoices/{invoiceId}/status",
            "/stores/{storeId}/invoices/{invoiceId}/unarchive",
            "/stores/{storeId}/methods",
            "/stores/{storeId}/roles/{role}",
            "/stores/{storeId}/settings",
            "/stores/{storeId}/users/{userId}",
            "/stores/{storeId}/users/{userId}/invitation/withdraw",
            "/stores/{storeId}/wallet/connect", // shows addresses
            "/stores/{storeId}/wallet/enabled",
            "/stores/{storeId}/webhooks/{webhookId}");

    @Autowired
    private People people;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Submissions submissions;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

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

    /** A new form either stands above with a reason, or its handler has {@link Once}. */
    @Test
    void everyFormIsHandledOnceOrHarmlessTwice() {
        var handled = mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping -> !mapping.getValue().hasMethodAnnotation(Once.class))
                .map(Map.Entry::getKey)
                .filter(DoubleSubmitTests::isForm)
                .flatMap(DoubleSubmitTests::paths);

        assertThat(handled).containsExactlyInAnyOrderElementsOf(HARMLESS_TWICE);
    }

    private static boolean isForm(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)
                && paths(mapping).noneMatch(path -> path.startsWith("/api/"));
    }

    private static Stream<String> paths(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream();
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
