package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** Somebody at the pages of a wallet that sends. */
abstract class SendPageCase extends SendCase {
    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"([A-Za-z]+)\" value=\"([^\"]*)\">");
    private static final Pattern TEXT = Pattern.compile("<textarea[^>]*readonly[^>]*>([^<]*)</textarea>");

    @LocalServerPort
    int port;

    Browser browser;

    @BeforeEach
    void atTheDesk() {
        browser = new Browser(port);
        browser.signIn(admin.email(), People.PASSWORD);
        browser.open(path(""));
    }

    /** From here on the browser is that of somebody who may make transactions, and neither sign, send nor cancel them. */
    void asSomebodyWhoPrepares() {
        var clerk = people.person("clerk@example.org");
        var store = wallet.store().value();
        jdbc.update(
                "insert into account_role (id, store_id, name, permissions) values (?, ?, 'Prepares', '{btcpay.store.cancreatetransactions}')",
                "prepares-" + store,
                store);
        jdbc.update(
                "insert into account_membership (account_id, store_id, role_id, since) values (?, ?, ?, now())",
                clerk.id().value(),
                store,
                "prepares-" + store);
        people.askAnew();
        browser = new Browser(port);
        browser.signIn(clerk.email(), People.PASSWORD);
        browser.open(path(""));
    }

    String path(String rest) {
        return "/stores/" + wallet.store().value() + "/wallet" + rest;
    }

    /** {@return the page that comes of a form with one destination, 2 sat/vB and these fields more} */
    HttpResponse<String> typed(String destination, String sats, String... more) {
        var form = new ArrayList<Map.Entry<String, String>>();
        form.add(Map.entry("destination", destination));
        form.add(Map.entry("amount", sats));
        form.add(Map.entry("hurry", "own"));
        form.add(Map.entry("rate", "2"));
        for (var i = 0; i < more.length; i += 2) {
            form.removeIf(once(more[i]));
            form.add(Map.entry(more[i], more[i + 1]));
        }
        return browser.submit(path("/send"), form);
    }

    private static Predicate<Map.Entry<String, String>> once(String name) {
        return field -> field.getKey().equals(name) && !name.equals("destination") && !name.equals("amount");
    }

    /** {@return the fields with which a page of a transaction stands for it} */
    static List<Map.Entry<String, String>> fields(HttpResponse<String> page) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        var body = page.body();
        var end = body.lastIndexOf("</form>", body.indexOf("name=\"fee\"") + 3_000);
        FIELD.matcher(body.substring(body.indexOf("<main"), end))
                .results()
                .filter(field ->
                        !field.group(1).startsWith("csrf") && !field.group(1).startsWith("_"))
                .forEach(field -> fields.add(Map.entry(field.group(1), HtmlUtils.htmlUnescape(field.group(2)))));
        return fields;
    }

    HttpResponse<String> pay(HttpResponse<String> review) {
        assertShown(review, "name=\"fee\"");
        return browser.submit(path("/send/pay"), fields(review));
    }

    /** {@return the PSBT that a page shows, in Base64} */
    static String psbt(HttpResponse<String> page) {
        var found = TEXT.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return HtmlUtils.htmlUnescape(found.group(1));
    }

    static void assertShown(HttpResponse<String> page, String... parts) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(HtmlUtils.htmlUnescape(page.body())).contains(parts);
    }

    static void assertRefused(HttpResponse<String> page, String... parts) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(422);
        assertThat(HtmlUtils.htmlUnescape(page.body())).contains(parts);
    }

    /** {@return where a page leads, looked at} */
    HttpResponse<String> followed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return browser.open(answer.headers().firstValue("Location").orElseThrow());
    }
}
