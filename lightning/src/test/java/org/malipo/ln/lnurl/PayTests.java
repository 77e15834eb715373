package org.malipo.ln.lnurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PrivateKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.bolt11.Bolt11Draft;
import org.malipo.ln.bolt11.Description;

/** Paying by LNURL: what a service writes is what a wallet reads, and a wallet pays nothing else than it agreed to. */
class PayTests {
    private static final PrivateKey KEY = PrivateKey.fromHex("42".repeat(32));
    private static final ByteVector32 PREIMAGE = ByteVector32.fromValidHex("07".repeat(32));
    private static final URI CALLBACK = URI.create("https://example.com/pay?id=1");
    private static final Metadata TEA = Metadata.of("Tea \"ginger\" & lemon");
    private static final PayRequest REQUEST =
            new PayRequest(CALLBACK, new Msat(1_000), new Msat(50_000), TEA, 5, Optional.empty());

    private static String bolt11(long msat, Description description) {
        return new Bolt11Draft(
                        Network.REGTEST,
                        Instant.parse("2026-03-01T12:00:00Z"),
                        new ByteVector32(Crypto.sha256(PREIMAGE)),
                        ByteVector32.fromValidHex("bb".repeat(32)),
                        description)
                .amount(new Msat(msat))
                .sign(KEY)
                .text();
    }

    private static PayAnswer answer(String bolt11) {
        return new PayAnswer(bolt11, true, Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/lud-06.txt", delimiter = '|', quoteCharacter = '~')
    void hashesMetadataAsItIs(String metadata, String hash) throws LnurlException {
        assertThat(Metadata.read(metadata).hash().hash()).isEqualTo(ByteVector32.fromValidHex(hash));
    }

    @Test
    void writesMetadataAsOthersDo() throws LnurlException {
        var address = LightningAddress.parse("satoshi@example.com");

        var metadata = Metadata.of(address, "Tea").withLongText("Hot,\nwith \"ginger\"");

        assertThat(metadata.json())
                .isEqualTo("[[\"text/identifier\",\"satoshi@example.com\"],[\"text/plain\",\"Tea\"],"
                        + "[\"text/long-desc\",\"Hot,\\nwith \\\"ginger\\\"\"]]");
        assertThat(Metadata.read(metadata.json()).identifier()).contains("satoshi@example.com");
        assertThat(metadata.text()).isEqualTo("Tea");
        assertThat(metadata.longText()).contains("Hot,\nwith \"ginger\"");
    }

    /** The example of LUD-18. */
    @Test
    void hashesWhatThePayerSays() throws Exception {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/vectors/lud-18.txt"))) {
            var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();

            assertThat(Metadata.read(lines.get(0)).hash(lines.get(1)).hash())
                    .isEqualTo(ByteVector32.fromValidHex(lines.get(2)));
        }
    }

    @Test
    void readsWhatServicesWrite() throws LnurlException {
        var asked = new PayerDataRequest(Map.of("email", true, "auth", false), "00".repeat(32));
        var request = new PayRequest(CALLBACK, new Msat(1), Msat.MAX, TEA, 2_000, Optional.of(asked));

        assertThat(PayRequest.read(request.toJson().toString(), Targets.PUBLIC)).isEqualTo(request);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        "minSendable":1000  | "minSendable":0          | The service takes no amount
        "minSendable":1000  | "minSendable":50001      | The service takes no amount
        "minSendable":1000  | "minSendable":-1         | The service gives an amount that can't be
        "minSendable":1000  | "minSendable":1.5        | The service gives an amount that can't be
        "minSendable":1000  | "minSendable":"1000"     | The answer of the service lacks minSendable
        "maxSendable":50000 | "maxSendable":1e400      | The service gives an amount that can't be
        "maxSendable":50000 | "maxSendable":1e99999999 | The service gives an amount that can't be
        "maxSendable":50000 | "maxSendable":null       | The answer of the service lacks maxSendable
        "tag":"payRequest"  | "tag":"withdrawRequest"  | The service answers for something else
        "tag":"payRequest"  | "tog":"payRequest"       | The answer of the service lacks tag
        "tag":"payRequest"  | "minSendable":2          | The service gives an answer that is not of LNURL
        https://example.com | http://example.com       | The link leads over an unsafe connection
        https://example.com | file://                  | The link leads to no address on the web
        text/plain          | text/other               | The service does not say what the payment is for
        [[                  | [1,[                     | The service describes the payment in a form
        [[                  | {[                       | The service gives an answer that is not of LNURL
        }                   | },                       | The service gives an answer that is not of LNURL
        """)
    void refusesOtherRequests(String part, String other, String message) {
        var json = REQUEST.toJson().toString().replace(part, other);

        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> PayRequest.read(json, Targets.PUBLIC))
                .withMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"status":"ERROR","reason":"Sold out"} | The service refuses: Sold out
        {"status":"error"}                     | The service refuses and gives no reason.
        []                                     | The service gives an answer that is not of LNURL.
        <html>                                 | The service gives an answer that is not of LNURL.
        null                                   | The service gives an answer that is not of LNURL.
        """)
    void tellsWhyAServiceRefuses(String json, String message) {
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> PayRequest.read(json, Targets.PUBLIC))
                .withMessage(message);
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> Status.check(json))
                .withMessage(message);
    }

    @Test
    void asksForAPaymentRequest() throws LnurlException {
        assertThat(REQUEST.callback(new Msat(2_000), "", "")).hasToString("https://example.com/pay?id=1&amount=2000");
        assertThat(REQUEST.callback(new Msat(2_000), "a&b +", "{\"name\":\"ä\"}"))
                .hasToString("https://example.com/pay?id=1&amount=2000&comment=a%26b%20%2B"
                        + "&payerdata=%7B%22name%22%3A%22%C3%A4%22%7D");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 999, 50_001})
    void asksForNoOtherAmount(long msat) {
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> REQUEST.callback(new Msat(msat), "", ""))
                .withMessage("The amount must be from 1000 msat to 50000 msat.");
    }

    @Test
    void sendsNoLongerComment() {
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> REQUEST.callback(new Msat(1_000), "ginger", ""))
                .withMessage("The comment may have 5 characters.");
    }

    @Test
    void paysWhatWasAgreed() throws LnurlException {
        var good = bolt11(2_000, TEA.hash());

        assertThat(answer(good).check(REQUEST, new Msat(2_000), "").text()).isEqualTo(good);
    }

    @Test
    void paysNothingElse() {
        var amount = new Msat(2_000);
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> answer(bolt11(2_001, TEA.hash())).check(REQUEST, amount, ""))
                .withMessage("The payment request of the service asks for another amount.");
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() ->
                        answer(bolt11(2_000, Metadata.of("Coffee").hash())).check(REQUEST, amount, ""))
                .withMessage("The payment request of the service is for something else.");
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() ->
                        answer(bolt11(2_000, new Description.Text(TEA.json()))).check(REQUEST, amount, ""))
                .withMessage("The payment request of the service is for something else.");
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> answer("lnbc1").check(REQUEST, amount, ""));
    }

    @Test
    void countsWhatThePayerSaidWhereItWasAskedFor() throws LnurlException {
        var said = "{\"name\":\"Bob\"}";
        var asked = new PayerDataRequest(Map.of("name", true), "");
        var request = new PayRequest(CALLBACK, new Msat(1), new Msat(9_000), TEA, 0, Optional.of(asked));

        assertThat(answer(bolt11(2_000, TEA.hash(said))).check(request, new Msat(2_000), said))
                .isNotNull();
        assertThat(answer(bolt11(2_000, TEA.hash())).check(REQUEST, new Msat(2_000), said))
                .isNotNull();
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> answer(bolt11(2_000, TEA.hash())).check(request, new Msat(2_000), said));
    }

    @Test
    void readsTheAnswersThatServicesWrite() throws LnurlException {
        var verify = URI.create("https://example.com/verify/1");
        var actions = List.of(
                new SuccessAction.Message("Thanks"),
                new SuccessAction.Link("Receipt", URI.create("https://example.com/r/1")),
                AesAction.seal("Code", "1234", PREIMAGE));
        for (var action : actions) {
            var answer = new PayAnswer(bolt11(1_000, TEA.hash()), false, Optional.of(action), Optional.of(verify));

            assertThat(PayAnswer.read(answer.toJson().toString(), REQUEST, Targets.PUBLIC))
                    .isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"tag":"dance"}                                                   | The service would show what is unknown here
        {"tag":"url","description":"x","url":"https://other.com/"}        | The service would lead to somebody else
        {"tag":"url","description":"x","url":"http://example.com/"}       | The link leads over an unsafe connection
        {"tag":"aes","description":"x","ciphertext":"AAAA","iv":"AAAA"}   | The service seals what follows the payment
        {"tag":"aes","description":"x","ciphertext":"=","iv":"AAAA"}      | The service gives a ciphertext that can't be read
        {"tag":"message"}                                                 | The answer of the service lacks message
        "message"                                                         | The service gives an answer that is not of LNURL
        """)
    void refusesWhatCouldNotBeShown(String action, String message) {
        var json = "{\"pr\":\"lnbc1\",\"routes\":[],\"successAction\":" + action + "}";

        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> PayAnswer.read(json, REQUEST, Targets.PUBLIC))
                .withMessageStartingWith(message);
    }

    @Test
    void opensWithThePreimageOnly() throws LnurlException {
        var action = AesAction.seal("Code", "Secret data, ünïcode", PREIMAGE);

        assertThat(action.open(PREIMAGE)).isEqualTo("Secret data, ünïcode");
        assertThat(action.iv().size()).isEqualTo(16);
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> new AesAction("Code", new ByteVector(new byte[16]), action.iv()).open(PREIMAGE));
    }

    @Test
    void verifiesPayments() throws Exception {
        var asked = Bolt11.decode(bolt11(1_000, TEA.hash()));
        var paid = new Verification(true, Optional.of(PREIMAGE), asked.text());
        var open = new Verification(false, Optional.empty(), asked.text());

        assertThat(Verification.read(paid.toJson().toString(), asked)).isEqualTo(paid);
        assertThat(Verification.read(open.toJson().toString(), asked)).isEqualTo(open);
        assertThat(new Verification(false, Optional.of(PREIMAGE), asked.text())
                        .toJson()
                        .toString())
                .contains("\"preimage\":null")
                .doesNotContain(PREIMAGE.toHex());
        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> Verification.read(
                        new Verification(true, Optional.of(PREIMAGE.reversed().update(0, (byte) 1)), asked.text())
                                .toJson()
                                .toString(),
                        asked));
    }
}
