package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.chain.Rescan;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.PretendedChain;
import org.malipo.wallets.WalletOutcome.Configured;
import org.springframework.beans.factory.annotation.Autowired;

/** Looking for a wallet's past on its page. */
@InvoiceTest
class RescanPageTests extends SetupPageCase {
    @Autowired
    private PretendedChain chain;

    @Autowired
    private WalletRescans rescans;

    @Autowired
    private WalletScans scans;

    private StoreWallet wallet;

    @BeforeEach
    void aWallet() {
        chain.begin();
        var outcome = wallets.configure(
                store, new NewWallet(WalletFixture.account().scheme().print()));
        wallet = ((Configured) outcome).wallet();
    }

    private HttpResponse<String> start(String since, String height, String gap) {
        return browser.submit(path("/rescan/blocks"), Map.of("since", since, "height", height, "gap", gap));
    }

    private void assertLeadsBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(path("/rescan"));
    }

    @Test
    void beginsAtADayAndTellsHowFarItIs() {
        assertLeadsBack(start("2024-03-01", "", "200"));

        assertThat(rescans.of(wallet)).hasValueSatisfying(rescan -> {
            assertThat(rescan.isOpen()).isTrue();
            assertThat(rescan.gap()).isEqualTo(200);
        });
        assertShown(browser.open(path("/rescan")), "Waits for its turn", "every 2s", "value=\"0\"");
        var part = browser.open(path("/rescan/blocks"));
        assertShown(part, "Waits for its turn");
        assertThat(part.body()).doesNotContain("<html");
    }

    @Test
    void beginsAtABlock() {
        assertLeadsBack(start("2024-03-01", "7", "200"));

        assertThat(rescans.of(wallet)).map(Rescan::fromHeight).contains(7);
    }

    @Test
    void keepsWhatWasTypedWrongAndSaysWhatIsRight() {
        int tip = rescans.tipHeight(wallet);

        assertRefused(
                start("someday", String.valueOf(tip + 1), "19"),
                "This is no date.",
                "Enter a number from 0 to",
                "Enter a number from 20 to 100,000.",
                "value=\"someday\"");
        assertRefused(
                browser.submit(path("/rescan/coins"), Map.of("batch", "999", "ahead", "99", "start", "-1")),
                "Enter a number from 1,000 to 10,000.",
                "Enter a number from 100 to 100,000.",
                "Enter a number from 0 to 10,000,000.");

        assertThat(rescans.of(wallet)).isEmpty();
    }

    @Test
    void searchesTheCoins() {
        assertLeadsBack(browser.submit(path("/rescan/coins"), Map.of("batch", "1000", "ahead", "500", "start", "3")));

        assertThat(scans.of(wallet)).map(WalletScan::range).contains(new WalletScan.Range(1_000, 500, 3));
    }

    @Test
    void stopsASearch() {
        start("", "", "1000");

        assertLeadsBack(browser.submit(path("/rescan/blocks/stop"), Map.of()));

        assertThat(rescans.of(wallet)).map(Rescan::state).contains(Rescan.State.CANCELLED);
        assertShown(browser.open(path("/rescan")), "Stopped", "Look through the blocks");
    }

    @Test
    void letsOnlyAdministratorsStartOne() {
        var manager = people.person("manager@example.com");
        jdbc.sql(
                        "insert into account_membership (account_id, store_id, role_id, since) values (:user, :id, 'Owner', now())")
                .param("user", manager.id().value())
                .param("id", store.value())
                .update();
        people.askAnew();
        var other = new Browser(port);
        other.signIn(manager.email(), People.PASSWORD);

        var page = other.open(path("/rescan"));
        assertShown(page, "be an administrator of the server");
        assertThat(page.body()).doesNotContain("Look through the blocks");
        assertThat(other.submit(path("/rescan/blocks"), Map.of("gap", "1000")).statusCode())
                .isEqualTo(403);
        assertThat(rescans.of(wallet)).isEmpty();
    }
}
