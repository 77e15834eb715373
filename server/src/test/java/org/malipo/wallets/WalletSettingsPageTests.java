package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.Memberships;
import org.malipo.access.People;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** What a wallet is called, where its keys come from, and what its PSBTs hold. */
@WalletTest
class WalletSettingsPageTests extends WalletPageCase {
    @Autowired
    private Wallets wallets;

    @Autowired
    private Memberships memberships;

    private HttpResponse<String> save(String label, String fingerprint, String path, String... more) {
        var form = new ArrayList<>(
                List.of(Map.entry("label", label), Map.entry("fingerprint0", fingerprint), Map.entry("path0", path)));
        for (var name : more) {
            form.add(Map.entry(name, "true"));
        }
        return browser.submit(path("/settings"), form);
    }

    private WalletConfig config() {
        return wallets.of(wallet.store()).orElseThrow().config();
    }

    private static void assertRefused(HttpResponse<String> page, String... parts) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(422);
        assertThat(HtmlUtils.htmlUnescape(page.body())).contains(parts);
    }

    @Test
    void keepsNameOriginAndWhatPsbtsHold() {
        var key = config().accountKeySettings().getFirst().accountKey();
        assertThat(open("/settings")).contains("Wallet settings", key.substring(0, 16));
        var address = wallets.preview(wallet, 0, 1);

        var answer = save("Safe under the stairs", "73C5DA0A", "m/84h/1h/0h");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(config())
                .isEqualTo(wallet.config()
                        .with(
                                "Safe under the stairs",
                                List.of(new KeySettings("73c5da0a", "84'/1'/0'", key, null)),
                                false));
        assertThat(wallets.preview(wallets.of(wallet.store()).orElseThrow(), 0, 1))
                .isEqualTo(address);
        assertThat(shown(browser.open(answer.headers().firstValue("Location").orElseThrow())))
                .contains("Saved.", "Safe under the stairs", "value=\"73c5da0a\"", "value=\"84'/1'/0'\"");
        assertThat(open("")).contains("Safe under the stairs");
        assertThat(shown(browser.open("/stores/" + wallet.store().value() + "/audit")))
                .contains("Wallet settings changed");

        save("", "", "", "includePrevious");
        assertThat(config().label()).isNull();
        assertThat(config().defaultIncludeNonWitnessUtxo()).isTrue();
        assertThat(config().accountKeySettings()).containsExactly(new KeySettings(null, null, key, null));
    }

    @Test
    void saysWhatIsWrongAndKeepsWhatWasTyped() {
        var before = config();

        assertRefused(
                save("Safe", "hello", "84'/1'/0'"), "A fingerprint has 8 digits", "value=\"hello\"", "value=\"Safe\"");
        assertRefused(save("Safe", "73c5da0a", "84'/x"), "A fingerprint has 8 digits");
        assertRefused(save("Safe", "", "84'/1'/0'"), "A path needs its fingerprint.");
        assertRefused(save("x".repeat(301), "", ""), "at most 300 characters");

        assertThat(config()).isEqualTo(before);
    }

    @Test
    void isForThoseWhoManageTheWallet() {
        var employee = people.person("employee@example.com");
        memberships.add(wallet.store(), employee.id(), "Employee");
        browser = new Browser(port);
        browser.signIn(employee.email(), People.PASSWORD);
        browser.open("/stores");

        assertThat(browser.open(path("/settings")).statusCode()).isEqualTo(403);
        assertThat(save("Mine", "", "").statusCode()).isEqualTo(403);
    }
}
