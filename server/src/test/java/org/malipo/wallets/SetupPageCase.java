package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

/** A new store without a wallet, and its owner at the pages. */
abstract class SetupPageCase {
    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\">");
    private static final Pattern WORD = Pattern.compile("<li>([a-z]+)</li>");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Wallets wallets;

    @Autowired
    JdbcClient jdbc;

    Account owner;
    StoreId store;
    Browser browser;

    @BeforeEach
    void atTheDesk() {
        owner = people.anyAdmin();
        store = people.store(owner);
        browser = new Browser(port);
        browser.signIn(owner.email(), People.PASSWORD);
        browser.open(path(""));
    }

    String path(String rest) {
        return "/stores/" + store.value() + "/wallet" + rest;
    }

    void storeIsOn(Network network) {
        store = new StoreId(store.value() + "x");
        jdbc.sql("""
                insert into store (id, name, network, settings, archived, created_at)
                values (:id, 'Shop', :network, '{}', false, now())
                """).param("id", store.value()).param("network", network.id()).update();
        jdbc.sql(
                        "insert into account_membership (account_id, store_id, role_id, since) values (:user, :id, 'Owner', now())")
                .param("user", owner.id().value())
                .param("id", store.value())
                .update();
        people.askAnew();
    }

    StoreWallet saved() {
        return wallets.of(store).orElseThrow();
    }

    /** {@return the fields that a page passes on, in their order} */
    static List<Map.Entry<String, String>> fields(HttpResponse<String> page) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        var form = page.body().substring(page.body().indexOf("name=\"derivation\"") - 200);
        var end = form.indexOf("</form>");
        FIELD.matcher(form.substring(0, end))
                .results()
                .filter(field -> !field.group(1).equals("csrf"))
                .forEach(field -> fields.add(Map.entry(field.group(1), HtmlUtils.htmlUnescape(field.group(2)))));
        return fields;
    }

    static List<String> words(HttpResponse<String> page) {
        return WORD.matcher(page.body()).results().map(word -> word.group(1)).toList();
    }

    static String hidden(HttpResponse<String> page, String name) {
        return FIELD.matcher(page.body())
                .results()
                .filter(field -> field.group(1).equals(name))
                .map(field -> HtmlUtils.htmlUnescape(field.group(2)))
                .findFirst()
                .orElseThrow();
    }

    static void assertShown(HttpResponse<String> page, String... texts) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(HtmlUtils.htmlUnescape(page.body())).contains(texts);
    }

    static void assertRefused(HttpResponse<String> page, String... texts) {
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(HtmlUtils.htmlUnescape(page.body())).contains(texts);
    }

    void assertLeadsToWallet(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(path(""));
    }
}
