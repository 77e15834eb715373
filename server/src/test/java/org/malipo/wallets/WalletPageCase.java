package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** A store with a wallet, and its owner at the pages of the wallet. */
abstract class WalletPageCase {
    private static final Pattern ROW = Pattern.compile("href=\"[^\"]*/wallet/transactions/([0-9a-f]{64})\"");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    WalletFixture given;

    @Autowired
    PretendedHistory history;

    StoreWallet wallet;
    Browser browser;

    @BeforeEach
    void atTheDesk() {
        people.none();
        var admin = people.admin();
        wallet = given.configured(
                people.store(admin), WalletFixture.account().scheme().print());
        given.chainIsReady();
        history.tip(100);
        browser = new Browser(port);
        browser.signIn(admin.email(), People.PASSWORD);
        browser.open(path(""));
    }

    String path(String rest) {
        return "/stores/" + wallet.store().value() + "/wallet" + rest;
    }

    /** {@return a page as people read it} */
    String open(String rest) {
        return shown(browser.open(path(rest)));
    }

    static String shown(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return HtmlUtils.htmlUnescape(page.body());
    }

    /** {@return the transactions that a page lists} */
    List<String> listed(String rest) {
        return found(ROW, open(rest));
    }

    static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
