package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The key of a wallet is read from a device beside the browser: the pages let its bridge be reached, and take the key. */
@WalletTest
class DeviceKeyPageTests extends MultisigCase {
    private static final String XPUB =
            "tpubDC8msFGeGuwnKG9Upg7DM2b4DaRqg3CUZa5g8v2SRQ6K4NSkxUgd7HsL2XVWbVm39yBA4LAxysQAm397zwQSQoQgewGiYZqrA9DsP4zbQ1M";
    private static final String FIRST = "bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk";

    private HttpResponse<String> told(String xpub, String origin) {
        return browser.submit(path("/connect/device"), Map.of("xpub", xpub, "origin", origin));
    }

    @Test
    void onlyThePagesOfDevicesMaySpeakToTheBridge() {
        begin(owner, guest);

        for (var page : new String[] {"/connect/device", "/multisig/device"}) {
            assertThat(policy(browser.open(path(page))))
                    .contains(
                            "connect-src 'self' http://127.0.0.1:65092;",
                            "default-src 'self'",
                            "frame-ancestors 'none'");
        }
        for (var page : new String[] {"/connect", "/multisig", "/create"}) {
            assertThat(policy(browser.open(path(page)))).isNotEmpty().doesNotContain("connect-src", "127.0.0.1");
        }
    }

    private static String policy(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        return String.join("|", page.headers().allValues("Content-Security-Policy"));
    }

    @Test
    void comparesAndSavesTheKeyThatADeviceTold() {
        var page = told(XPUB, "73c5da0a/84'/1'/0'");

        assertShown(page, FIRST, "Native segwit", "Device connected by USB", "data-path=\"m/84'/1'/0'/0/0\"");
        assertThat(policy(page)).contains("http://127.0.0.1:65092");
        assertThat(wallets.of(store)).isEmpty();

        assertLeadsToWallet(browser.submit(path("/connect/save"), fields(page)));
        var config = saved().config();
        assertThat(config.source()).isEqualTo("Vault");
        assertThat(config.accountKeySettings().getFirst().rootFingerprint()).isEqualTo("73c5da0a");
        assertThat(config.accountKeySettings().getFirst().accountKeyPath()).isEqualTo("84'/1'/0'");
        assertThat(config.defaultIncludeNonWitnessUtxo()).isTrue();
    }

    @Test
    void thePathTellsTheTypeOfAddresses() {
        assertShown(told(XPUB, "73c5da0a/49'/1'/0'"), "Nested segwit", "data-type=\"sh_wit\"");
        assertShown(told(XPUB, "73c5da0a/44'/1'/0'"), "data-type=\"legacy\"");
        assertShown(told(XPUB, "73c5da0a/86'/1'/0'"), "Taproot", "data-type=\"tap\"");
    }

    @Test
    void keysThatCantBeReadAreRefusedOnTheSamePage() {
        assertRefused(told("", ""), "Read the key from a device");
        assertRefused(told(XPUB + "x", "73c5da0a/84'/1'/0'"), "Read the key from a device");
        assertRefused(told(XPUB, ""), "Read the key from a device");
        assertRefused(
                told(
                        "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V",
                        "73c5da0a/84'/0'/0'"),
                "This key belongs to another Bitcoin network than the store.");
    }

    @Test
    void asksForTheKeyOfASignerAtItsUsualPlace() throws Exception {
        begin(owner, guest);
        assertShown(guestBrowser.open(path("/multisig")), path("/multisig/device"));

        assertShown(
                guestBrowser.open(path("/multisig/device")),
                "data-path=\"" + AT + "\"",
                "data-chain=\"regtest\"",
                "action=\"" + path("/multisig/key") + "\"");
        var key = key();
        assertShown(
                guestBrowser.submit(path("/multisig/key"), Map.of("key", key.xpub(), "origin", origin(key))),
                "Is this your key?");
    }

    @Test
    void withoutASetUpThereIsNoSignersKeyToRead() {
        var answer = browser.open(path("/multisig/device"));

        assertThat(answer.statusCode()).isEqualTo(302);
    }
}
