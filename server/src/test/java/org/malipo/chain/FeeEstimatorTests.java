package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.chain.ChainFixture.NETWORK;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.testing.TestClock;

class FeeEstimatorTests {
    private final ScriptedNode node = newNode();
    private final TestClock clock = new TestClock();
    private final FeeEstimator fees =
            new FeeEstimator(new Sources(new ChainSettings(Map.of(NETWORK, node.settings()))), clock);

    private static ScriptedNode newNode() {
        try {
            return new ScriptedNode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
    }

    @Test
    void asksTheNode() {
        node.feeRates.put(6, new BigDecimal("0.00012345"));

        assertThat(fees.estimate(NETWORK, 6))
                .isEqualTo(new FeeEstimate(new SatPerVbyte(new BigDecimal("12.345")), FeeEstimate.Source.NODE));
    }

    @Test
    void staysBetweenWhatTheNodeRelaysAndTwoThousand() {
        node.feeRates.putAll(Map.of(1, new BigDecimal("5"), 6, new BigDecimal("0.000001")));

        assertThat(fees.estimate(NETWORK, 1).rate()).isEqualTo(SatPerVbyte.of(2_000));
        assertThat(fees.estimate(NETWORK, 6).rate()).isEqualTo(SatPerVbyte.of(1));
    }

    @Test
    void neverAsksMoreForALongerWait() {
        node.feeRates.putAll(Map.of(2, new BigDecimal("0.0001"), 20, new BigDecimal("0.0003")));
        fees.estimate(NETWORK, 2);

        assertThat(fees.estimate(NETWORK, 20).rate()).isEqualTo(SatPerVbyte.of(10));
    }

    @Test
    void fallsBackWithoutAnEstimate() {
        node.missingMethods.add("estimatesmartfee");

        assertThat(fees.estimate(NETWORK, 6))
                .isEqualTo(new FeeEstimate(SatPerVbyte.of(1), FeeEstimate.Source.FALLBACK));
    }

    @Test
    void answersAtOnceFromARecentEstimateAndRenewsItBesideTheCaller() throws IOException {
        node.feeRates.put(6, new BigDecimal("0.0001"));
        fees.estimate(NETWORK, 6);
        node.feeRates.put(6, new BigDecimal("0.0002"));

        assertThat(fees.estimate(NETWORK, 6).rate()).isEqualTo(SatPerVbyte.of(10));

        clock.tick(Duration.ofMinutes(2));
        assertThat(fees.estimate(NETWORK, 6).rate()).isEqualTo(SatPerVbyte.of(10));
        ChainFixture.await("renewed", () -> fees.estimate(NETWORK, 6).rate().equals(SatPerVbyte.of(20)));
    }
}
