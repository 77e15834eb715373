package org.malipo.wallets.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.bitcoin.qr.Ur;

/** The pages of transactions that several people sign. */
class PendingPageTests extends PendingPageCase {
    @Test
    void showsWhereTheMoneyGoesAndWhoIsMissing() {
        coin(100_000);
        var pending = made(40_000);
        signed(pending, 2);

        var page = browser.open(path(pending, ""));

        assertShown(
                page,
                "1 of 2 signatures",
                "Has signed",
                "amina@example.com",
                "baraka@example.com",
                "Signature is waited for",
                "Change, back to you",
                now(pending).psbt().toBase64());
    }

    @Test
    void isMadeOnThePageForSending() {
        coin(100_000);
        browser.open(path("/send"));
        var review = browser.submit(path("/send"), order("40000"));
        assertShown(review, "Ask for the signatures", path("/send/pending"));

        var page = followed(browser, browser.submit(path("/send/pending"), fields(review)));

        assertShown(page, "0 of 2 signatures", "amina@example.com");
        assertShown(browser.open(path("")), "To sign together", "0 of 2 signatures");
        assertShown(browser.open(path("/pending")), "0 of 2 signatures");
        assertRefused(browser.submit(path("/send/pending"), fields(review)), "no coins");
        assertThat(guest.submit(path("/send/pending"), fields(review)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void takesTheSignatureOfAGuestWhoMayDoNothingElse() {
        coin(100_000);
        var pending = made(40_000);

        var page = followed(guest, bring(guest, pending, signedBy(1, pending)));

        assertShown(page, "New signatures: 1. Did not count: 0.", "Has signed");
        assertThat(page.body()).doesNotContain("Cancel this transaction");
        assertThat(guest.submit(path(pending, "/cancel"), Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(guest.submit(path(pending, "/send"), Map.of()).statusCode()).isEqualTo(403);
        assertThat(guest.open(path("/send")).statusCode()).isEqualTo(403);
    }

    @Test
    void isClosedToWhoMayNotSign() {
        coin(100_000);
        var pending = made(40_000);
        var employee = people.person("employee@example.com");
        memberships.add(wallet.store(), employee.id(), "Employee");
        var theirs = at(employee);

        assertThat(theirs.open(path("/pending")).statusCode()).isEqualTo(403);
        assertThat(theirs.open(path(pending, "")).statusCode()).isEqualTo(403);
        assertThat(bring(theirs, pending, signedBy(1, pending)).statusCode()).isEqualTo(403);
        assertThat(now(pending)).isEqualTo(pending);
    }

    @Test
    void takesFilesAndCodes() {
        coin(100_000);
        var pending = made(40_000);
        var file = devices.get(0).sign(pending.base()).toBytes();
        var codes = Ur.psbt(devices.get(1).sign(pending.base()).toBytes(), 150).stream()
                .map(code -> Map.entry("code", code))
                .toList();

        assertShown(
                followed(browser, browser.upload(path(pending, "/psbt"), "signed.psbt", file)), "New signatures: 1.");
        assertThat(guest.submit(path(pending, "/scan"), codes.subList(0, 1)).body())
                .contains("\"state\":\"more\"");
        assertThat(guest.submit(path(pending, "/scan"), codes).body()).contains("\"state\":\"whole\"");
        assertShown(followed(guest, guest.submit(path(pending, "/codes"), codes)), "Ready to send");
        assertRefused(guest.submit(path(pending, "/codes"), codes.subList(0, 1)), "parts");
    }

    @Test
    void saysWhyNothingWasTaken() {
        coin(100_000);
        coin(100_000);
        var pending = made(40_000);
        var other = made(30_000);

        assertRefused(bring(browser, pending, ""), "Choose a file, or paste text.");
        assertRefused(bring(browser, pending, "hello"), "This is no readable PSBT.");
        assertRefused(bring(browser, pending, signedBy(0, other)), "This PSBT is of another transaction.");
    }

    @Test
    void sendsOnceAllHaveSigned() {
        coin(100_000);
        var pending = made(40_000);
        assertRefused(browser.submit(path(pending, "/send"), Map.of()), "Signatures are missing.");
        bring(guest, pending, signedBy(1, pending));
        bring(browser, pending, signedBy(0, pending));

        assertShown(browser.open(path(pending, "")), "Send 40");
        var page = followed(browser, browser.submit(path(pending, "/send"), Map.of()));

        assertShown(
                page,
                "It is on its way.",
                path("/transactions/" + pending.unsignedId().value.toHex()));
        assertThat(sent()).hasSize(1);
    }

    @Test
    void saysWhatTheNodeSays() {
        coin(100_000);
        var pending = made(40_000);
        signed(pending, 0);
        signed(pending, 1);
        node.refuse("mempool full");

        assertRefused(browser.submit(path(pending, "/send"), Map.of()), "mempool full");
    }

    @Test
    void canBeCancelled() {
        coin(100_000);
        var pending = made(40_000);

        var page = followed(browser, browser.submit(path(pending, "/cancel"), Map.of()));

        assertShown(page, "It was given up. Its coins are free.");
        assertRefused(browser.submit(path(pending, "/cancel"), Map.of()), "It is over already.");
    }

    @Test
    void listsThemPageByPage() {
        coin(100_000);
        assertShown(browser.open(path("/pending")), "Nothing waits for signatures.");
        var pending = made(40_000);
        copies(pending, 50);

        var page = browser.open(path("/pending"));
        assertShown(page, "Older");
        var older = page.body().replaceAll("(?s).*href=\"([^\"]*/pending\\?after=[^\"]*)\".*", "$1");

        assertShown(browser.open(older), path(pending, ""), "Newest");
        assertThat(page.body()).doesNotContain(path(pending, ""));
    }

    private void copies(PendingTransaction pending, int count) {
        jdbc.update("""
                insert into wallet_pending (id, store_id, wallet_id, network, state, base_psbt, psbt, unsigned_id, needed, total,
                    collected, change_sats, fee_sats, made_by, created_at, changed_at, expires_at)
                select 'copy' || g, store_id, wallet_id, network, 'cancelled', base_psbt, psbt, unsigned_id, needed, total, collected,
                    change_sats, fee_sats, made_by, created_at + interval '1 hour', changed_at, expires_at
                from wallet_pending, generate_series(1, ?) g
                where id = ?
                """, count, pending.id().value());
    }

    @Test
    void knowsNoneOfOtherStores() {
        coin(100_000);
        var pending = made(40_000);
        var before = wallet;
        wallet = ofAnotherStore();

        for (var who : List.<Browser>of(browser)) {
            assertThat(who.open(path(pending, "")).statusCode()).isEqualTo(404);
            assertThat(bring(who, pending, signedBy(0, pending)).statusCode()).isEqualTo(404);
            assertThat(who.submit(path(pending, "/cancel"), Map.of()).statusCode())
                    .isEqualTo(404);
        }
        wallet = before;
    }
}
