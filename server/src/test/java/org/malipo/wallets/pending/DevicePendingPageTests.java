package org.malipo.wallets.pending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A transaction of several signers at a device beside the browser. */
class DevicePendingPageTests extends PendingPageCase {
    @Test
    void tellsWhoseDeviceHasSigned() {
        coin(100_000);
        var pending = made(40_000);
        var prints = wallet.config().accountKeySettings().stream()
                .map(key -> String.valueOf(key.rootFingerprint()))
                .toList();
        assertShown(browser.open(path(pending, "")), path(pending, "/device"));
        assertShown(
                browser.open(path(pending, "/device")),
                "data-open=\"" + String.join(" ", prints) + "\"",
                "data-signed=\"\"");

        bring(guest, pending, signedBy(1, pending));

        var page = browser.open(path(pending, "/device"));
        assertThat(prints.stream().filter(print -> page.body().contains("data-signed=\"" + print + "\"")))
                .hasSize(1);
        assertThat(page.body()).contains("action=\"" + path(pending, "/psbt") + "\"");
    }

    @Test
    void whatIsSignedGoesToNoDevice() {
        coin(100_000);
        var pending = made(40_000);
        bring(guest, pending, signedBy(1, pending));
        bring(browser, pending, signedBy(0, pending));

        assertThat(browser.open(path(pending, "/device")).statusCode()).isEqualTo(302);
    }
}
