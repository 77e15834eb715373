package org.malipo.ln.lnurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.ln.Msat;

/** Taking money by LNURL (LUD-03). */
class WithdrawTests {
    private static final URI CALLBACK = URI.create("https://example.com/withdraw");
    private static final WithdrawRequest REQUEST = new WithdrawRequest(
            CALLBACK,
            "p-c 1&2",
            "Card",
            Msat.ZERO,
            new Msat(5_000),
            Optional.of(CALLBACK),
            Optional.of(new Msat(7_000)));

    @Test
    void readsWhatServicesWrite() throws LnurlException {
        assertThat(WithdrawRequest.read(REQUEST.toJson().toString(), Targets.PUBLIC))
                .isEqualTo(REQUEST);
    }

    @Test
    void sendsItsPaymentRequest() {
        assertThat(REQUEST.callback("lnbc1xyz")).hasToString("https://example.com/withdraw?k1=p-c%201%262&pr=lnbc1xyz");
    }

    @Test
    void knowsWhatItMayTake() {
        assertThat(REQUEST.gives(Msat.ZERO)).isFalse();
        assertThat(REQUEST.gives(new Msat(1))).isTrue();
        assertThat(REQUEST.gives(new Msat(5_000))).isTrue();
        assertThat(REQUEST.gives(new Msat(5_001))).isFalse();
        assertThat(REQUEST.isEmpty()).isFalse();
    }

    @Test
    void printsNoSecret() {
        assertThat(REQUEST).asString().doesNotContain("p-c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        "minWithdrawable":0    | "minWithdrawable":5001 | The service gives no amount
        "minWithdrawable":0    | "minWithdrawable":-1   | The service gives an amount that can't be
        "maxWithdrawable":5000 | "x":1                  | The answer of the service lacks maxWithdrawable
        "k1"                   | "k2"                   | The answer of the service lacks k1
        "withdrawRequest"      | "payRequest"           | The service answers for something else
        """)
    void refusesOtherAnswers(String part, String other, String message) {
        var json = REQUEST.toJson().toString().replace(part, other);

        assertThatExceptionOfType(LnurlException.class)
                .isThrownBy(() -> WithdrawRequest.read(json, Targets.PUBLIC))
                .withMessageStartingWith(message);
    }
}
