package org.malipo.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a request to a webhook's address comes from the server. The signatures were made with openssl. */
class WebhookCheckTests {
    private static final byte[] BODY = "{\"type\":\"InvoiceSettled\",\"deliveryId\":\"d1\"}".getBytes(UTF_8);
    private static final Instant SENT = Instant.ofEpochSecond(1_700_000_000);
    private static final String FORMER = "v1=81b4394ae55d4d88118480f4ed882aafc7b276768081b0dca311fc6b4d2be00e";
    private static final String PRESENT = "v1=07cfd3cd7319fcae0c1c9c9512f9935e3b4cb31d80771c757fb8cf77eb30f2f9";
    private static final String BTCPAY = "sha256=94c814e6eab4ec6835fcb2891815b40f1ef8dc8cf1c499129e17e997cd455401";

    private final WebhookCheck check = at(Duration.ZERO);

    @Test
    void knowsTheSignature() throws Exception {
        var call = check.read(Map.of(WebhookCheck.HEADER, "t=1700000000," + FORMER)::get, BODY);

        assertThat(call.deliveryId()).isEqualTo("d1");
        assertThat(call.event()).isInstanceOf(InvoiceEvent.Settled.class);
        assertThat(check.isGenuineBtcpay(BTCPAY, BODY)).isTrue();
    }

    @Test
    void takesEitherSecretWhileOneTakesOverFromTheOther() {
        var both = "t=1700000000," + PRESENT + "," + FORMER;

        assertThat(check.isGenuine(both, BODY)).isTrue();
        assertThat(check.isGenuine("t=1700000000," + PRESENT, BODY)).isFalse();
        assertThat(check.orWith("present").isGenuine("t=1700000000," + PRESENT, BODY))
                .isTrue();
        assertThat(WebhookCheck.with("present").orWith("former").isGenuineBtcpay(BTCPAY, BODY))
                .isTrue();
    }

    @Test
    void refusesWhatIsOldOrFromTheFuture() {
        var header = "t=1700000000," + FORMER;

        assertThat(at(Duration.ofMinutes(5)).isGenuine(header, BODY)).isTrue();
        assertThat(at(Duration.ofSeconds(301)).isGenuine(header, BODY)).isFalse();
        assertThat(at(Duration.ofSeconds(-301)).isGenuine(header, BODY)).isFalse();
        assertThat(at(Duration.ofSeconds(301)).tolerance(Duration.ofHours(1)).isGenuine(header, BODY))
                .isTrue();
    }

    @Test
    void refusesAnotherBodyOrTime() {
        assertThat(check.isGenuine("t=1700000000," + FORMER, "{}".getBytes(UTF_8)))
                .isFalse();
        assertThat(check.isGenuine("t=1700000001," + FORMER, BODY)).isFalse();
        assertThat(check.isGenuineBtcpay(BTCPAY, "{}".getBytes(UTF_8))).isFalse();
        assertThatThrownBy(() -> check.read(Map.of("BTCPay-Sig", BTCPAY)::get, BODY))
                .isInstanceOf(BadSignatureException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=",
                "t=x,v1=00",
                "t=99999999999999999999,v1=00",
                "t=9223372036854775807,v1=00",
                "t=-9223372036854775808,v1=00",
                "t=1700000000",
                "t=1700000000,",
                "t=1700000000,v1=",
                "t=1700000000,v0=00",
                "v1=00,t=1700000000",
                "sha256=00"
            })
    void refusesGarbage(String header) {
        assertThat(check.isGenuine(header, BODY)).isFalse();
        assertThat(check.isGenuineBtcpay(header, BODY)).isFalse();
    }

    @Test
    void refusesARequestWithoutSignature() {
        assertThat(check.isGenuine(null, BODY)).isFalse();
        assertThat(check.isGenuineBtcpay(null, BODY)).isFalse();
    }

    private static WebhookCheck at(Duration later) {
        return WebhookCheck.with("former").clock(Clock.fixed(SENT.plus(later), ZoneOffset.UTC));
    }
}
