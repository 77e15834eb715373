package org.malipo.ln.lnurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PrivateKey;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by LNURL (LUD-04), and the same signatures in what payers say of themselves (LUD-18). */
class AuthTests {
    private static final PrivateKey KEY = PrivateKey.fromHex("42".repeat(32));
    private static final ByteVector32 K1 = ByteVector32.fromValidHex("5a".repeat(32));

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/lud-04.txt", delimiter = '|')
    void checksSignatures(String k1, String sig, String key) {
        assertThat(new AuthAnswer(k1, sig, key).isSigned()).isTrue();
        assertThat(new AuthAnswer(
                                HexFormat.of()
                                        .formatHex(Crypto.sha256(HexFormat.of().parseHex(k1))),
                                sig,
                                key)
                        .isSigned())
                .isFalse();
        assertThat(new AuthAnswer(k1, sig, KEY.publicKey().toHex()).isSigned()).isFalse();
        assertThat(new AuthAnswer(k1, sig.substring(2), key).isSigned()).isFalse();
    }

    @Test
    void answersALink() throws LnurlException {
        var link = Lnurl.parse("keyauth://example.com/in?tag=login&action=login&k1=" + K1.toHex());

        var answer = AuthAnswer.sign(AuthAnswer.challenge(link), KEY);

        assertThat(answer.isSigned()).isTrue();
        assertThat(answer.call(link))
                .hasToString("https://example.com/in?tag=login&action=login&k1=" + K1.toHex() + "&sig=" + answer.sig()
                        + "&key=" + KEY.publicKey().toHex());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "00", "30", "3006020100020100", "304402"})
    void refusesOtherSignatures(String sig) {
        assertThat(new AuthAnswer(K1.toHex(), sig, KEY.publicKey().toHex()).isSigned())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyauth://a.com/?k1=00&tag=login", "keyauth://a.com/?tag=login", "keyauth://a.com/"})
    void refusesLinksWithoutAChallenge(String link) {
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> AuthAnswer.challenge(Lnurl.parse(link)))
                .withMessage("The link has no challenge to sign in with.");
    }

    @Test
    void checksWhatPayersSay() throws LnurlException {
        var asked = new PayerDataRequest(Map.of("name", true, "auth", false), K1.toHex());
        var good = AuthAnswer.sign(K1, KEY);
        var other = AuthAnswer.sign(K1.reversed().update(0, (byte) 1), KEY);

        asked.check("{\"name\":\"Bob\",\"more\":1}");
        asked.check(said(good));
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> asked.check("{}"))
                .withMessage("The payer must give: name.");
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> asked.check(said(other)))
                .withMessage("The signature of the payer is wrong.");
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> asked.check("[]"))
                .withMessage("What the wallet says of the payer can't be read.");
    }

    private static String said(AuthAnswer answer) {
        return "{\"name\":\"Bob\",\"auth\":{\"key\":\"%s\",\"k1\":\"%s\",\"sig\":\"%s\"}}"
                .formatted(answer.key(), answer.k1(), answer.sig());
    }
}
