package org.malipo.access.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.access.factor.LnurlAuth.Answer;

/** What wallets sign, with the example of LUD-04. */
class LnurlAuthTests {
    private static final String K1 = "e2af6254a8df433264fa23f67eb8188635d15ce883e8fc020989d5f82ae6f11e";
    private static final String KEY = "02c3b844b8104f0c1b15c507774c9ba7fc609f58f343b9b149122e944dd20c9362";
    private static final String SIGNATURE = "304402203767faf494f110b139293d9bab3c50e07b3bf33c463d4aa767256cd09132dc51"
            + "02205821f8efacdb5c595b92ada255876d9201e126e2f31a140d44561cc1f7e9e43d";

    @Test
    void knowsTheSignatureOfTheStandard() {
        assertThat(new Answer(K1, SIGNATURE, KEY).isSigned()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "f2af6254a8df433264fa23f67eb8188635d15ce883e8fc020989d5f82ae6f11e, " + SIGNATURE + ", " + KEY,
        K1 + ", " + SIGNATURE + ", 03c3b844b8104f0c1b15c507774c9ba7fc609f58f343b9b149122e944dd20c9362",
        K1 + ", 3044, " + KEY,
        K1 + ", zz, " + KEY,
        K1 + ", '', " + KEY,
        K1 + ", " + SIGNATURE + ", ''",
        "'', " + SIGNATURE + ", " + KEY
    })
    void refusesEverythingElse(String k1, String signature, String key) {
        assertThat(new Answer(k1, signature, key).isSigned()).isFalse();
    }

    @Test
    void writesAddressesForWallets() {
        assertThat(LnurlAuth.encode(
                        "https://service.com/api?q=3fc3645b439ce8e7f2553a69e5267081d96dcd340693afabe04be7b0ccd178df"))
                .isEqualTo(
                        "LNURL1DP68GURN8GHJ7UM9WFMXJCM99E3K7MF0V9CXJ0M385EKVCENXC6R2C35XVUKXEFCV5MKVV34X5EKZD3EV56NYD3HXQURZEPEXEJXXEPNXSCRVWFNV9NXZCN9XQ6XYEFHVGCXXCMYXYMNSERXFQ5FNS");
    }
}
