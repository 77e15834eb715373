package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.WordList;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.PretendedChain;
import org.springframework.beans.factory.annotation.Autowired;

/** What words alone do not say: since when their wallet is used, and the passphrase beside them. */
@InvoiceTest
class RestorePageTests extends SetupPageCase {
    private static final String ABANDON = "abandon ".repeat(11) + "about";
    private static final String PASSPHRASE = "The words alone do not bring this wallet back";

    @Autowired
    private PretendedChain chain;

    @BeforeEach
    void aChain() {
        chain.begin();
    }

    private HttpResponse<String> typed(String since, String height, String hot) {
        browser.open(path("/restore"));
        return browser.submit(path("/restore"), Map.of("words", ABANDON, "since", since, "height", height, "hot", hot));
    }

    @Test
    void theSearchForThePastBeginsOnItsFirstDay() {
        assertLeadsToWallet(browser.submit(path("/connect/save"), fields(typed("2024-03-01", "", "false"))));

        assertShown(browser.open(path("")), "href=\"" + path("/rescan?since=2024-03-01") + "\"");
        assertShown(browser.open(path("/rescan?since=2024-03-01")), "value=\"2024-03-01\"");
    }

    @Test
    void orAtABlock() {
        assertLeadsToWallet(browser.submit(path("/restore/save"), fields(typed("", "0", "true"))));

        assertShown(browser.open(path("")), "href=\"" + path("/rescan?height=0") + "\"");
    }

    @Test
    void asksForADayThatThereIs() {
        assertRefused(typed("yesterday", "", "false"), "This is no date.");
        assertRefused(typed("", "999999999", "false"), "name=\"height\"", "999999999");
    }

    @Test
    void wordsThatNeedAPassphraseSaySo() {
        wallets.generate(
                store, new GeneratedWallet(null, null, "TREZOR", 0, AccountType.SEGWIT, WordList.ENGLISH, 12, true));

        assertShown(browser.open(path("/backup")), PASSPHRASE);
        assertShown(browser.submit(path("/seed"), Map.of("current", People.PASSWORD)), PASSPHRASE);
    }

    @Test
    void wordsThatAreEnoughDoNot() {
        wallets.generate(store, GeneratedWallet.segwit(null, true));

        assertThat(browser.open(path("/backup")).body()).doesNotContain(PASSPHRASE);
        assertThat(browser.submit(path("/seed"), Map.of("current", People.PASSWORD))
                        .body())
                .doesNotContain(PASSPHRASE);
    }
}
