package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A shop sends its owner for a key. */
@ServerTest
class ConsentTests {
    private static final String PAGE = "/api-keys/authorize";
    private static final String BACK = "https://shop.example/wc-api/back?x=1";
    private static final Pattern FIELD =
            Pattern.compile("<input[^>]*? name=\"([^\"]+)\"[^>]*? value=\"([^\"]*)\"([^>]*)>");

    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    private ApiKeys keys;

    @LocalServerPort
    private int port;

    private Account owner;
    private StoreId store;
    private Browser browser;

    @BeforeEach
    void oneShop() {
        people.none();
        people.admin();
        owner = people.person("owner@example.com");
        store = people.store(owner);
        browser = new Browser(port);
        browser.signIn("owner@example.com", People.PASSWORD);
    }

    @Test
    void sendsStrangersToTheSignInPageAndBack() {
        var answer =
                new Browser(port).open(PAGE + "?permissions=btcpay.store.canviewinvoices&redirect=" + encoded(BACK));

        assertThat(answer.headers().firstValue("Location").orElse(""))
                .contains("/login?returnUrl=" + encoded(PAGE + "?permissions="));
    }

    @Test
    void takesTheKeyToTheShopByAFormThatNeedsNoScript() {
        var page = ask("permissions=btcpay.store.canviewinvoices&permissions=btcpay.store.cancreateinvoice"
                + "&permissions=btcpay.store.nosuchthing&applicationName=Web+shop&redirect=" + encoded(BACK));
        assertThat(page.body()).contains("Web shop", "shop.example", "btcpay.store.canviewinvoices");
        assertThat(form(page))
                .containsEntry("Permissions", "btcpay.store.canviewinvoices;btcpay.store.cancreateinvoice");

        var handover = send(page, "Authorize");

        assertThat(handover.statusCode()).isEqualTo(200);
        assertThat(handover.body())
                .contains("<form method=\"post\" action=\"" + BACK + "\" data-send>", "type=\"submit\"");
        var form = handover.body().substring(handover.body().indexOf("data-send"));
        assertThat(fields(handover, "userId")).containsExactly(owner.id().value());
        assertThat(fields(handover, "permissions[]"))
                .containsExactly("btcpay.store.canviewinvoices", "btcpay.store.cancreateinvoice");
        assertThat(form.substring(0, form.indexOf("</form>"))).doesNotContain("_csrf");
        assertThat(handover.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(works(fields(handover, "apiKey").getFirst())).isTrue();
        assertThat(keys.list(owner.id())).extracting(ApiKey::label).containsExactly("Web shop");
    }

    @Test
    void letsOnlyThatPageSendAFormToTheShop() {
        var page = ask("permissions=btcpay.store.canviewinvoices&redirect=" + encoded("http://shop.example:8080/back"));
        assertThat(policy(page)).contains("form-action 'self';").doesNotContain("shop.example");

        assertThat(policy(send(page, "Authorize")))
                .contains("form-action 'self' http://shop.example:8080; frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/relative",
                "//shop.example/back",
                "javascript:alert(1)",
                "data:text/html,x",
                "https://shop.example;script-src *",
                "https://user@shop.example/"
            })
    void showsTheKeyWhereThereIsNowhereToSendIt(String redirect) {
        var page = ask("permissions=btcpay.store.canviewinvoices&redirect=" + encoded(redirect));

        var list = send(page, "Authorize");

        assertThat(list.body()).containsPattern("<code>[0-9a-f]{40}</code>").doesNotContain("data-send");
    }

    @Test
    void givesTheSameShopTheSameKeyAndAnotherAddressAnother() {
        var query = "permissions=btcpay.store.canviewinvoices&applicationIdentifier=woo&redirect=";
        var first = fields(send(ask(query + encoded(BACK)), "Authorize"), "apiKey");

        var again = fields(send(ask(query + encoded(BACK)), "Confirm"), "apiKey");
        var elsewhere = fields(send(ask(query + encoded(BACK + "2")), "Authorize"), "apiKey");

        assertThat(again).isEqualTo(first);
        assertThat(elsewhere).isNotEqualTo(first);
        assertThat(send(ask(query + encoded(BACK) + "&permissions=btcpay.store.cancreateinvoice"), "Confirm")
                        .body())
                .doesNotContain("data-send");
    }

    @Test
    void makesOneKeyOfAFormThatIsSentTwice() {
        var page = ask("permissions=btcpay.store.canviewinvoices&applicationIdentifier=woo&redirect=" + encoded(BACK));

        assertThat(fields(send(page, "Authorize"), "apiKey")).isEqualTo(fields(send(page, "Authorize"), "apiKey"));
    }

    @Test
    void letsRightsBeTakenAwayWhereTheShopAllowsIt() {
        var page = ask("strict=false&permissions=btcpay.store.canviewinvoices"
                + "&permissions=btcpay.store.cancreateinvoice&redirect=" + encoded(BACK));
        var form = form(page);
        form.remove("PermissionValues[0].Value");

        assertThat(fields(send(form, "Authorize"), "permissions[]")).containsExactly("btcpay.store.cancreateinvoice");
    }

    @Test
    void takesNothingAwayFromAShopThatInsists() {
        var page = ask("permissions=btcpay.store.canviewinvoices&redirect=" + encoded(BACK));
        var form = form(page);
        form.put("PermissionValues[0].Value", "false");

        assertThat(fields(send(form, "Authorize"), "permissions[]")).containsExactly("btcpay.store.canviewinvoices");
    }

    @Test
    void limitsTheKeyToTheStoresThatWereChosen() {
        people.store(owner);
        var picker = ask("selectiveStores=true&permissions=btcpay.store.canviewinvoices"
                + "&permissions=btcpay.user.canviewprofile&redirect=" + encoded(BACK));
        var form = form(picker);
        assertThat(send(form, "SelectStores").statusCode()).isEqualTo(422);
        form.put("StoreId", store.value());

        var handover = send(send(form, "SelectStores"), "Authorize");

        assertThat(fields(handover, "permissions[]"))
                .containsExactly("btcpay.store.canviewinvoices:" + store, "btcpay.user.canviewprofile");
    }

    @Test
    void limitsNoKeyToAStoreOfSomebodyElse() {
        var foreign = people.store(people.person("other@example.com"));
        var form = form(ask("selectiveStores=true&permissions=btcpay.store.canviewinvoices&redirect=" + encoded(BACK)));
        form.put("StoreId", foreign.value());

        var refused = send(form, "Authorize");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The permission 'btcpay.store.canviewinvoices' is required");
        assertThat(keys.list(owner.id())).isEmpty();
    }

    @Test
    void refusesRightsOverTheServerToWhoeverDoesNotRunIt() {
        var query = "permissions=btcpay.server.canmodifyserversettings&permissions=btcpay.user.canviewprofile&redirect="
                + encoded(BACK);

        var refused = send(ask(query), "Authorize");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("canmodifyserversettings' is required for this application.");

        assertThat(fields(send(ask(query + "&strict=false"), "Authorize"), "permissions[]"))
                .containsExactly("btcpay.user.canviewprofile");
    }

    @Test
    void tellsAShopWithoutWishesOnlyWhoThePersonIs() {
        var page = ask("applicationName=Shop&redirect=" + encoded(BACK));
        assertThat(page.body()).contains("only learns who you are");

        assertThat(fields(send(page, "Authorize"), "permissions[]")).isEmpty();
    }

    @Test
    void sendsNothingWhenThePersonDeclines() {
        var answer = send(ask("permissions=btcpay.store.canviewinvoices&redirect=" + encoded(BACK)), "Cancel");

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/account/apikeys");
        assertThat(keys.list(owner.id())).isEmpty();
    }

    private HttpResponse<String> ask(String query) {
        return browser.open(PAGE + "?" + query);
    }

    private HttpResponse<String> send(HttpResponse<String> page, String command) {
        return send(form(page), command);
    }

    private HttpResponse<String> send(Map<String, String> form, String command) {
        form.put("command", command);
        form.remove("_csrf");
        return browser.submit(PAGE, form);
    }

    /** {@return the fields of the page as a browser would send them} */
    private static Map<String, String> form(HttpResponse<String> page) {
        var form = new LinkedHashMap<String, String>();
        FIELD.matcher(page.body())
                .results()
                .filter(field ->
                        !field.group().contains("checkbox") || field.group(3).contains("checked"))
                .forEach(field -> form.put(field.group(1), text(field, 2)));
        return form;
    }

    private static List<String> fields(HttpResponse<String> page, String name) {
        return FIELD.matcher(page.body())
                .results()
                .filter(field -> field.group(1).equals(name))
                .map(field -> text(field, 2))
                .toList();
    }

    private static String text(MatchResult field, int group) {
        return field.group(group).replace("&amp;", "&");
    }

    private boolean works(String key) {
        var status = People.as(client, People.token(key))
                .get()
                .uri("/api/v1/api-keys/current")
                .exchange()
                .returnResult()
                .getStatus();
        return status.is2xxSuccessful();
    }

    private static String policy(HttpResponse<String> page) {
        return page.headers().firstValue("Content-Security-Policy").orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
