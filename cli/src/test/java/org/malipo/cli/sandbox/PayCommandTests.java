package org.malipo.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The words that {@code ./malipo pay} takes. */
class PayCommandTests {
    @ParameterizedTest
    @ValueSource(strings = {"bitcoin:bcrt1qx?amount=0.0001", "bcrt1qx"})
    void takesTheTextFirst(String text) {
        assertThat(parse(text).matchedPositionalValue(0, "")).isEqualTo(text);
    }

    @Test
    void takesAnAmountBehindIt() {
        var words = parse("bcrt1qx", "50000sat");

        assertThat(words.matchedPositionalValue(0, "")).isEqualTo("bcrt1qx");
        assertThat(words.matchedPositionalValue(1, "")).isEqualTo("50000sat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lnbcrt1q", "lightning:lnbcrt1q", "LIGHTNING:LNBCRT1Q", "lightning:nonsense", " lnbcrt1q"})
    void knowsLightningPaymentRequests(String text) {
        assertThat(LightningPayer.takes(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bcrt1qx", "bitcoin:bcrt1qx?lightning=lnbcrt1q"})
    void knowsWhatIsPaidOnTheChain(String text) {
        assertThat(LightningPayer.takes(text)).isFalse();
    }

    private static ParseResult parse(String... words) {
        return new CommandLine(new PayCommand()).parseArgs(words);
    }
}
