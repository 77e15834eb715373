package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses of all types: Base58, BIP 173, BIP 350. */
class AddressesTests {
    @ParameterizedTest
    @CsvFileSource(
            resources = {"/vectors/bip-0173.txt", "/vectors/bip-0350.txt"},
            delimiter = '|')
    void readsWhatTheBipsAllow(String kind, String address, String script) throws Exception {
        if (!kind.equals("valid")) {
            return;
        }
        var network = address.toLowerCase(Locale.ROOT).startsWith("bc") ? Network.MAINNET : Network.TESTNET4;

        var read = Addresses.toScript(address, network);

        assertThat(HexFormat.of().formatHex(read)).isEqualTo(script);
        assertThat(Addresses.ofScript(read, network)).contains(address.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = {"/vectors/bip-0173.txt", "/vectors/bip-0350.txt"},
            delimiter = '|')
    void refusesWhatTheBipsRefuse(String kind, String address, String reason) {
        if (!kind.equals("invalid")) {
            return;
        }

        for (var network : Network.values()) {
            assertThat(Addresses.isValid(address, network)).as(reason).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAINNET, 1LqBGSKuX5yYUonjxT5qGfpUsXKYYWeabA, af720b6debe14dbdd5c9a446926f4e5c923730b8",
        "MAINNET, 37VucYSaXLCAsxYyAPfbSi9eh4iEcbShgf, e2780c03939016c7d8a8b16b467b24f8694fc2e8",
        "MAINNET, bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu, a6b5888fddc8fa193dd353d10e5cd5a8eeab064e",
        "MAINNET, bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr,"
                + " e1d5b59d8baaf83f0d7a370776ece1dadb5653be",
    })
    void namesTheKeyOfAScript(Network network, String address, String key) throws Exception {
        assertThat(Addresses.trackedKey(Addresses.toScript(address, network))).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "REGTEST, mkpZhYtJu2r87Js3pDiWJDmPte2NRZ8bJV",
        "SIGNET, 2Mww8dCYPUpKHofjgcXcBCEGmniw9CoaiD2",
        "REGTEST, bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk",
        "MAINNET, bc1pfeessrawgf",
    })
    void readsAndWritesEachType(Network network, String address) throws Exception {
        assertThat(Addresses.ofScript(Addresses.toScript(address, network), network))
                .contains(address);
    }

    @ParameterizedTest
    @CsvSource({
        "MAINNET, mkpZhYtJu2r87Js3pDiWJDmPte2NRZ8bJV",
        "REGTEST, 1LqBGSKuX5yYUonjxT5qGfpUsXKYYWeabA",
        "REGTEST, tb1q6rz28mcfaxtmd6v789l9rrlrusdprr9pqcpvkl",
        "SIGNET, bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk",
    })
    void refusesAddressesOfAnotherNetwork(Network network, String address) {
        assertThatThrownBy(() -> Addresses.toScript(address, network))
                .hasMessage("The address belongs to another network");
    }

    @Test
    void hasNoAddressForOtherScripts() {
        for (var script : List.of("", "6a0548656c6c6f", "51", "00", "0014aa", "5114751e76e8", "4e73")) {
            assertThat(Addresses.ofScript(HexFormat.of().parseHex(script), Network.MAINNET))
                    .isEmpty();
        }
    }
}
