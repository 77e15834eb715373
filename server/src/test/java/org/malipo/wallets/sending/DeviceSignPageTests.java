package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.springframework.web.util.HtmlUtils;

/** A transaction goes to a device beside the browser; only what that should sign is handed to it. */
class DeviceSignPageTests extends SendPageCase {
    private static final Pattern GIVEN = Pattern.compile("name=\"psbt\" value=\"([^\"]+)\"");

    private String made;

    @BeforeEach
    void aTransactionToSign() {
        coin(100_000);
        made = psbt(browser.submit(path("/send/psbt"), fields(typed(stranger(), "40000"))));
    }

    @Test
    void namesTheDeviceThatHasTheKeyAndGivesItThePreviousTransactions() throws PsbtException {
        var fingerprint = wallet.config().accountKeySettings().getFirst().rootFingerprint();
        assertShown(browser.submit(path("/psbt"), Map.of("psbt", made)), path("/psbt/device"));

        var page = browser.submit(path("/psbt/device"), Map.of("psbt", made));

        assertShown(
                page,
                "data-open=\"" + fingerprint + "\"",
                "data-signed=\"\"",
                "data-chain=\"regtest\"",
                "action=\"" + path("/psbt") + "\"",
                stranger());
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("connect-src 'self' http://127.0.0.1:65092;");
        assertThat(Psbt.parse(given(page)).inputs())
                .allSatisfy(input -> assertThat(input.nonWitnessUtxo()).isPresent());
    }

    private static String given(HttpResponse<String> page) {
        var found = GIVEN.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return HtmlUtils.htmlUnescape(found.group(1));
    }

    @Test
    void otherTransactionsAreShownInsteadOfHandedOver() {
        var nothing = browser.submit(path("/psbt/device"), Map.of("psbt", ""));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.headers().firstValue("Content-Security-Policy").orElse(""))
                .doesNotContain("127.0.0.1");
        assertRefused(browser.submit(path("/psbt/device"), Map.of("psbt", "hello")), "This is no readable PSBT.");
    }
}
