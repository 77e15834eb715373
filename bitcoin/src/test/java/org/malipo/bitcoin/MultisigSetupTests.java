package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.bitcoin.MultisigSetup.KeyResult;
import org.malipo.bitcoin.MultisigSetup.KeyResult.Accepted;
import org.malipo.bitcoin.MultisigSetup.KeyResult.Refused;

/** Wallets of several signers in the making. */
class MultisigSetupTests {
    private static final String A = DerivationSchemeTests.A;
    private static final String B = DerivationSchemeTests.B;

    private static KeyOrigin origin(String text) throws SchemeException {
        return KeyOrigin.parse(text);
    }

    private static MultisigSetup accepted(KeyResult result) {
        assertThat(result).isInstanceOf(Accepted.class);
        return ((Accepted) result).setup();
    }

    @ParameterizedTest
    @CsvSource({
        "P2WSH, MAINNET, 0, 48'/0'/0'/2'",
        "P2WSH, REGTEST, 3, 48'/1'/3'/2'",
        "P2SH_P2WSH, MAINNET, 0, 48'/0'/0'/1'",
        "P2SH, TESTNET4, 1, 45'/1'/1'",
    })
    void namesThePathWhereKeysAreExpected(MultisigScript script, Network network, int account, String path) {
        assertThat(KeyPaths.print(script.path(network, account))).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "P2WSH, bc1qy0pkf83npee4x2rr4q9d56jnyqg44lxzsr23c8wgztqkgqm7dcpqpllqrc",
        "P2SH_P2WSH, 3KcWjasznfGCSUeTAybBaPAmwy6WrM1NJ6",
        "P2SH, 3CBtMRUY4Hfz6XUjSrQbzLj7qwrFzK6M9E",
    })
    void makesTheSameAddressesInWhateverOrderKeysCome(MultisigScript script, String first) throws Exception {
        var setup = MultisigSetup.of(Network.MAINNET, script, 2, 2);
        var a = origin("73c5da0a/48'/0'/0'/2'");
        var b = origin("5c9e228d/48'/0'/0'/2'");

        var one = accepted(accepted(setup.with(A, a)).with(B, b)).wallet();
        var other = accepted(accepted(setup.with(B, b)).with(" " + A, a)).wallet();

        assertThat(one.scheme().address(Branch.DEPOSIT, 0)).isEqualTo(first);
        assertThat(other.scheme().address(Branch.DEPOSIT, 0)).isEqualTo(first);
        assertThat(one.keys()).containsExactly(new AccountKey(A, a), new AccountKey(B, b));
    }

    @Test
    void takesKeysUnderAnyPrefixAndForAnyNetwork() throws Exception {
        var zpub = ExtendedKey.parse(A).key().encode(Slip132.ZPUB_MULTISIG.version());
        var setup = MultisigSetup.of(Network.REGTEST, MultisigScript.P2WSH, 1, 1);

        var wallet = accepted(setup.with(zpub, origin("73c5da0a/48'/1'/0'/2'"))).wallet();

        assertThat(wallet.scheme().print())
                .isEqualTo("1-of-" + ExtendedKey.parse(A).print(Network.REGTEST));
    }

    @Test
    void refusesWhatAnotherSignerGave() throws Exception {
        var setup = accepted(
                MultisigSetup.of(Network.MAINNET, MultisigScript.P2WSH, 2, 3).with(A, origin("73c5da0a/48'/0'/0'/2'")));

        assertThat(setup.with(A, origin("00000000/48'/0'/0'/2'")))
                .isEqualTo(new Refused("This key is in the wallet already"));
        assertThat(setup.with(B, origin("73c5da0a/48h/0h/0h/2h")))
                .isEqualTo(new Refused("A key of the same fingerprint and path is in the wallet already"));
        assertThat(setup.with(
                        "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
                        origin("73c5da0a")))
                .isEqualTo(new Refused(PrivateMaterial.REFUSAL));
        assertThat(setup.isComplete()).isFalse();
        assertThatThrownBy(setup::wallet).hasMessage("2 signers have given no key yet");
    }

    @Test
    void takesNoMoreKeysThanItHasSigners() throws Exception {
        var setup = accepted(
                MultisigSetup.of(Network.MAINNET, MultisigScript.P2WSH, 1, 1).with(A, origin("73c5da0a/48'/0'/0'/2'")));

        assertThat(setup.with(B, origin("5c9e228d/48'/0'/0'/2'")))
                .isEqualTo(new Refused("All 1 signers have given their keys"));
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "4, 3", "1, 16", "1, 0", "-1, 2"})
    void refusesNumbersThatMakeNoWallet(int required, int signers) {
        for (var script : List.of(MultisigScript.values())) {
            assertThatThrownBy(() -> MultisigSetup.of(Network.MAINNET, script, required, signers))
                    .isInstanceOf(SchemeException.class);
        }
    }
}
