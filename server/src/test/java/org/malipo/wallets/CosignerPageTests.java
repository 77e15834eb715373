package org.malipo.wallets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.qr.Ur;

/** The keys of those who will sign: read, shown, and given once. */
@WalletTest
class CosignerPageTests extends MultisigCase {
    @Test
    void asksAGuestWithoutOtherRightsForTheirKeyOnly() {
        begin(owner, guest);

        var page = guestBrowser.open(path("/multisig"));

        assertShown(page, "Give your key", AT);
        assertThat(page.body()).doesNotContain("Cancel this wallet");
        assertThat(guestBrowser.open(path("")).body()).contains("A wallet of several signers is being set up");
        assertThat(guestBrowser.submit(path("/multisig/cancel"), Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void showsTheKeyBeforeItIsGiven() throws Exception {
        begin(owner, guest);
        var key = key();

        var page = guestBrowser.submit(path("/multisig/key"), Map.of("key", written(key)));

        assertShown(page, "Is this your key?", key.xpub(), origin(key));
        assertThat(setups.of(store)
                        .orElseThrow()
                        .cosigner(guest.id())
                        .orElseThrow()
                        .hasGiven())
                .isFalse();
    }

    @Test
    void readsTheKeyFileOfADevice() throws Exception {
        begin(owner, guest);
        var key = key();
        var file = """
                {"p2sh_deriv": "m/45'", "p2sh": "ignored", "p2wsh_deriv": "m/%s", "p2wsh": "%s", "account": "0", "xfp": "%s"}
                """.formatted(AT, key.xpub(), origin(key).substring(0, 8).toUpperCase(Locale.ROOT));

        assertShown(
                guestBrowser.upload(path("/multisig/file"), "ccxp.json", file.getBytes(UTF_8)),
                key.xpub(),
                origin(key));
    }

    @Test
    void readsTheKeyFromTheCamera() throws Exception {
        begin(owner, guest);
        var key = key();
        var codes = Ur.key(key, Network.REGTEST, 60);
        var form = codes.stream().map(code -> Map.entry("code", code)).toList();

        assertThat(guestBrowser
                        .submit(path("/multisig/scan"), form.subList(0, 1))
                        .body())
                .contains("\"state\":\"more\"");
        assertThat(guestBrowser.submit(path("/multisig/scan"), form).body()).contains("\"state\":\"whole\"");
        assertShown(guestBrowser.submit(path("/multisig/codes"), form), key.xpub(), origin(key));
    }

    @Test
    void saysWhyAKeyIsNotTaken() throws Exception {
        begin(owner, guest);

        assertRefused(
                guestBrowser.submit(path("/multisig/key"), Map.of("key", key().xpub())),
                "Fingerprint and path of the key are needed");
        assertRefused(
                guestBrowser.submit(path("/multisig/key"), Map.of("key", "hello")),
                "This is not an extended public key");
        assertRefused(
                guestBrowser.submit(
                        path("/multisig/key"),
                        Map.of(
                                "key",
                                "[aabbccdd/" + AT
                                        + "]xpub6DkFAXWQ2dHxq2vatrt9qyA3bXYU4ToWQwCHbf5XB2mSTexcHZCeKS1VZYcPoBd5X8yVcbXFHJR9R8UCVpt82VX1VhR28mCyxUFL4r6KFrf")),
                "another Bitcoin network");
    }

    @Test
    void takesAKeyOnceAndNoKeyTwice() throws Exception {
        begin(owner, guest);
        var key = key();
        assertLeadsBack(give(guestBrowser, key));

        assertRefused(give(guestBrowser, key()), "You have given your key already.");
        assertRefused(give(browser, key), "A key stands in the wallet twice.");
    }

    @Test
    void takesNoKeyOfPeopleWhoAreNotAsked() throws Exception {
        begin(owner, guest);
        var other = person("other");
        memberships.add(store, other.id(), SIGNER_ROLE);

        assertRefused(give(at(other), key()), "You are not asked for a key.");
    }

    @Test
    void letsTwoSignersGiveTheirKeysAtTheSameTime() throws Exception {
        begin(owner, guest);
        var key = key();
        Callable<HttpResponse<String>> one = () -> give(browser, key());
        Callable<HttpResponse<String>> other = () -> give(guestBrowser, key);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(List.of(one, other)))
                    .extracting(Future::resultNow)
                    .extracting(HttpResponse::statusCode)
                    .containsExactly(302, 302);
        }

        assertThat(setups.of(store).orElseThrow().isComplete()).isTrue();
        assertThat(told(owner)).containsExactly("signer_keysgiven");
    }

    @Test
    void letsOneOfTwoSignersGiveTheSameKey() throws Exception {
        begin(owner, guest);
        var key = key();
        Callable<HttpResponse<String>> one = () -> give(browser, key);
        Callable<HttpResponse<String>> other = () -> give(guestBrowser, key);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(List.of(one, other)))
                    .extracting(Future::resultNow)
                    .extracting(HttpResponse::statusCode)
                    .containsExactlyInAnyOrder(302, 422);
        }
    }
}
