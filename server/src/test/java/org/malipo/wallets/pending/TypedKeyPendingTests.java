package org.malipo.wallets.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.malipo.access.Browser;
import org.malipo.bitcoin.MultisigScript;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SeedAccount;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Two of three sign by typing their keys. */
@ExtendWith(OutputCaptureExtension.class)
class TypedKeyPendingTests extends PendingPageCase {
    private String root(int signer) {
        return SeedAccount.reveal(devices.get(signer).master(), Network.REGTEST);
    }

    private String account(int signer) {
        var device = devices.get(signer);
        return SeedAccount.reveal(
                device.master().derivePrivateKey(device.origin().path()), Network.REGTEST);
    }

    private HttpResponse<String> sign(Browser who, PendingTransaction pending, String key) {
        return who.submit(path(pending, "/seed"), Map.of("words", key));
    }

    @Test
    void collectsTheSignaturesOfTwo(CapturedOutput log) {
        coin(100_000);
        var pending = made(40_000);
        assertShown(browser.open(path(pending, "")), "Sign with words or a private key", path(pending, "/seed"));

        assertShown(followed(guest, sign(guest, pending, root(1))), "New signatures: 1.", "1 of 2 signatures");
        assertRefused(sign(guest, pending, root(1)), "This key has nothing to sign here");
        assertShown(followed(browser, sign(browser, pending, account(0))), "Ready to send");

        followed(browser, browser.submit(path(pending, "/send"), Map.of()));
        assertThat(sent()).hasSize(1);
        assertThat(log).doesNotContain(root(1), account(0));
    }

    @Test
    void namesTheFingerprintsThatWouldFit() {
        coin(100_000);
        var pending = made(40_000);
        var stranger = Device.random(MultisigScript.P2WSH);

        var page = sign(guest, pending, SeedAccount.reveal(stranger.master(), Network.REGTEST));

        assertRefused(
                page,
                "this has the fingerprint " + stranger.origin().fingerprint(),
                devices.get(0).origin().fingerprint(),
                devices.get(2).origin().fingerprint());
        assertThat(now(pending).progress().collected()).isZero();
    }

    @Test
    void isClosedToWhoMayNotSign() {
        coin(100_000);
        var pending = made(40_000);
        var employee = people.person("employee@example.com");
        memberships.add(wallet.store(), employee.id(), "Employee");

        assertThat(sign(at(employee), pending, root(1)).statusCode()).isEqualTo(403);
        assertThat(browser.submit(path("/pending/nothing/seed"), Map.of("words", root(0)))
                        .statusCode())
                .isEqualTo(404);
    }
}
