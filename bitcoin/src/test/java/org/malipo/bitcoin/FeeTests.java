package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.Satoshi;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fee rates and dust. */
class FeeTests {
    @ParameterizedTest
    @CsvSource({"2.5, 100, 250", "10, 141, 1410", "1.001, 141, 142", "0, 141, 0"})
    void paysAtLeastTheRate(BigDecimal rate, long vbytes, long fee) {
        assertThat(new SatPerVbyte(rate).feeOf(vbytes)).isEqualTo(new Satoshi(fee));
    }

    @Test
    void speaksTheUnitsOfNodes() {
        assertThat(SatPerVbyte.ofBtcPerKvb(new BigDecimal("0.00012345")))
                .isEqualTo(new SatPerVbyte(new BigDecimal("12.345")));
        assertThat(SatPerVbyte.of(1).toBtcPerKvb()).isEqualByComparingTo("0.00001");
        assertThat(SatPerVbyte.of(2))
                .isEqualTo(new SatPerVbyte(new BigDecimal("2.00")))
                .hasToString("2 sat/vB");
        assertThatThrownBy(() -> SatPerVbyte.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "MAINNET, 1LqBGSKuX5yYUonjxT5qGfpUsXKYYWeabA, 546",
        "MAINNET, 37VucYSaXLCAsxYyAPfbSi9eh4iEcbShgf, 540",
        "MAINNET, bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu, 294",
        "MAINNET, bc1qy0pkf83npee4x2rr4q9d56jnyqg44lxzsr23c8wgztqkgqm7dcpqpllqrc, 330",
        "MAINNET, bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr, 330",
        "MAINNET, bc1pfeessrawgf, 240",
    })
    void knowsTheDustLimitOfEachType(Network network, String address, long sats) throws Exception {
        assertThat(Dust.limitOf(Addresses.toScript(address, network))).isEqualTo(new Satoshi(sats));
    }

    @Test
    void asksNothingOfOutputsThatCannotBeSpent() {
        assertThat(Dust.limitOf(HexFormat.of().parseHex("6a0548656c6c6f"))).isEqualTo(new Satoshi(0));
    }
}
