package org.malipo.chain.fees;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.bitcoin.SatPerVbyte;

class FeeCurveTests {
    @ParameterizedTest
    @CsvSource({"1, 20", "2, 15", "3, 10", "4, 8", "5, 6", "6, 4", "20, 3.6957", "144, 1", "1008, 1"})
    void joinsItsPointsByLinesAndIsLevelOutsideOfThem(int blocks, BigDecimal rate) {
        var curve = FeeCurve.of(
                Map.of(1, SatPerVbyte.of(20), 3, SatPerVbyte.of(10), 6, SatPerVbyte.of(4), 144, SatPerVbyte.of(1)));

        assertThat(curve.at(blocks)).isEqualTo(new SatPerVbyte(rate));
    }

    @Test
    void neverAsksMoreForALongerWait() {
        var curve = FeeCurve.of(Map.of(1, SatPerVbyte.of(10), 3, SatPerVbyte.of(30), 6, SatPerVbyte.of(5)));

        for (int blocks = 1; blocks < 20; blocks++) {
            assertThat(curve.at(blocks + 1)).isLessThanOrEqualTo(curve.at(blocks));
        }
        assertThat(curve.at(3)).isEqualTo(SatPerVbyte.of(10));
    }

    @Test
    void isLevelWithOnePoint() {
        var curve = FeeCurve.of(Map.of(6, SatPerVbyte.of(7)));

        assertThat(curve.at(1)).isEqualTo(curve.at(1_008)).isEqualTo(SatPerVbyte.of(7));
    }
}
