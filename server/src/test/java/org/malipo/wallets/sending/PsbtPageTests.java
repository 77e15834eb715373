package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Transaction;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.bitcoin.psbt.SigningKey;
import org.malipo.bitcoin.qr.Bbqr;
import org.malipo.bitcoin.qr.Ur;
import org.springframework.beans.factory.annotation.Autowired;

/** A transaction that is signed elsewhere: given away, brought back, looked at, sent. */
class PsbtPageTests extends SendPageCase {
    @Autowired
    private HotKeys keys;

    private String made;

    @BeforeEach
    void aTransactionToSign() {
        coin(100_000);
        made = psbt(browser.submit(path("/send/psbt"), fields(typed(stranger(), "40000"))));
    }

    /** {@return it as a signing device gives it back} */
    private String signed() throws PsbtException {
        return PsbtSigner.sign(Psbt.parse(made), deviceKey()).psbt().toBase64();
    }

    private SigningKey deviceKey() {
        var account = ((HotKeys.Found.Key) keys.of(wallet)).key().key();
        var settings = wallet.config().accountKeySettings().getFirst();
        try {
            var origin = KeyOrigin.parse(settings.rootFingerprint() + "/" + settings.accountKeyPath());
            return new SigningKey(account, origin);
        } catch (SchemeException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void offersItAsFileTextAndMovingCode() throws PsbtException {
        var page = browser.submit(path("/psbt"), Map.of("psbt", made));

        assertShown(page, "0 of 1 signatures", stranger(), "Show as moving code (UR)", "<animate ");
        var file = browser.submit(path("/psbt/file"), Map.of("psbt", made));
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains(
                        "attachment",
                        Psbt.parse(made).unsigned().txid.toString().substring(0, 8) + ".psbt");
        assertThat(states()).isEmpty();
    }

    @Test
    void offersItInVersion2AndTakesItBack() throws PsbtException {
        var file = browser.submit(path("/psbt/file"), Map.of("psbt", made, "version", "2"));
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("-v2.psbt");
        made = Psbt.parse(made).toVersion2().toBase64();
        assertThat(file.body()).startsWith("psbt");

        var back = browser.submit(path("/psbt"), Map.of("psbt", signed(), "made", made));

        assertShown(back, "New signatures: 1.", "Signed completely");
        assertThat(Psbt.parse(psbt(back)).version()).isEqualTo(2);
        followed(browser.submit(path("/psbt/send"), Map.of("psbt", psbt(back))));
        assertThat(sent().txIn).hasSize(1);
    }

    @Test
    void sendsWhatComesBackSigned() throws PsbtException {
        var back = browser.submit(path("/psbt"), Map.of("psbt", signed(), "made", made));
        assertShown(back, "New signatures: 1.", "Signed completely", stranger(), "Change, back to you, 1/0");

        var page = followed(browser.submit(path("/psbt/send"), Map.of("psbt", psbt(back))));

        assertShown(page, sent().txid.toString(), "On the way");
    }

    @Test
    void readsAFile() throws PsbtException {
        var page =
                browser.upload(path("/psbt"), "signed.psbt", Base64.getDecoder().decode(signed()));

        assertShown(page, "Signed completely");
    }

    private HttpResponse<String> seen(String where, List<String> codes) {
        var form = new ArrayList<>(
                codes.stream().map(code -> Map.entry("code", code)).toList());
        form.add(Map.entry("made", made));
        return browser.submit(path("/psbt/" + where), form);
    }

    private List<String> ur() throws PsbtException {
        return Ur.psbt(Base64.getDecoder().decode(signed()), 100);
    }

    @Test
    void readsMovingCodes() throws PsbtException {
        var bbqr = Bbqr.parts(Base64.getDecoder().decode(signed()), Bbqr.FileType.PSBT, 200);

        for (var codes : List.of(ur(), bbqr)) {
            assertThat(codes).hasSizeGreaterThan(1);
            assertThat(seen("scan", codes.subList(0, 1)).body()).contains("\"state\":\"more\"");
            assertThat(seen("scan", codes).body()).contains("\"state\":\"whole\"");
            assertShown(seen("codes", codes), "New signatures: 1.", "Signed completely");
        }
    }

    @Test
    void readsTheFinishedTransactionOfADevice() throws PsbtException {
        var finished = PsbtFinalizer.extract(
                PsbtFinalizer.complete(Psbt.parse(signed())).psbt());
        var codes = Bbqr.parts(Transaction.write(finished), Bbqr.FileType.TRANSACTION, 200);

        var page = seen("codes", codes);

        assertShown(page, "New signatures: 1.", "Signed completely");
        assertShown(followed(browser.submit(path("/psbt/send"), Map.of("psbt", psbt(page)))), "On the way");
    }

    @Test
    void saysThatCodesAreMissingAndShowsWhatWasGivenAway() throws PsbtException {
        assertRefused(seen("codes", ur().subList(0, 1)), "Parts of the code are missing.", "0 of 1 signatures");
        assertThat(seen("scan", List.of("hello")).body()).contains("\"state\":\"refused\"");
    }

    @Test
    void sendsNothingThatLacksSignatures() {
        assertThat(browser.submit(path("/psbt/send"), Map.of("psbt", made)).statusCode())
                .isEqualTo(422);
        assertThat(states()).isEmpty();
    }

    @Test
    void paysAnAbsurdFeeOnlyWithATick() throws PsbtException {
        made = psbt(browser.submit(path("/send/psbt"), fields(typed(stranger(), "40000", "rate", "200"))));

        var page = browser.submit(path("/psbt"), Map.of("psbt", signed(), "made", made));
        assertShown(page, "is unusually high", "I want to pay this fee");
        assertRefused(browser.submit(path("/psbt/send"), Map.of("psbt", psbt(page))), "Tick that you want to pay it");
        assertThat(states()).isEmpty();

        followed(browser.submit(path("/psbt/send"), Map.of("psbt", psbt(page), "acceptFee", "true")));
        assertThat(states()).containsExactly("sent");
    }

    @Test
    void warnsOfWhatPaysSomebodyElse() {
        var other = psbt(browser.submit(path("/send/psbt"), fields(typed(stranger(), "50000"))));

        var page = browser.submit(path("/psbt"), Map.of("psbt", other, "made", made));

        assertShown(page, "It pays others than what you gave away for signing.");
    }

    @Test
    void saysThatTextIsNoPsbt() {
        assertRefused(browser.submit(path("/psbt"), Map.of("psbt", "hello")), "This is no readable PSBT.");
        assertRefused(browser.submit(path("/psbt"), Map.of("psbt", "")), "Choose a file, or paste text.");
        assertRefused(
                browser.submit(path("/psbt"), Map.of("psbt", "hello", "made", made)),
                "This is no readable PSBT.",
                "0 of 1 signatures");
    }
}
