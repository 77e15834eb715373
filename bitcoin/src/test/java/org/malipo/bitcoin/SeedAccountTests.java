package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Accounts of a seed: BIP 44, 49, 84 and 86. */
class SeedAccountTests {
    private static final String ABANDON = "abandon ".repeat(11) + "about";

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0044.txt", delimiter = '|', nullValues = "-")
    void derivesLegacyAccounts(Network network, ArgumentsAccessor row) throws Exception {
        assertAccount(AccountType.LEGACY, network, row);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0049.txt", delimiter = '|', nullValues = "-")
    void derivesNestedAccounts(Network network, ArgumentsAccessor row) throws Exception {
        assertAccount(AccountType.SEGWIT_P2SH, network, row);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0084.txt", delimiter = '|', nullValues = "-")
    void derivesSegwitAccounts(Network network, ArgumentsAccessor row) throws Exception {
        assertAccount(AccountType.SEGWIT, network, row);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0086.txt", delimiter = '|', nullValues = "-")
    void derivesTaprootAccounts(Network network, ArgumentsAccessor row) throws Exception {
        assertAccount(AccountType.TAPROOT_BIP86, network, row);
    }

    private static void assertAccount(AccountType type, Network network, ArgumentsAccessor row) throws Exception {
        var account = SeedAccount.of(Mnemonic.parse(ABANDON).master(""), type, network, 0);

        assertGiven(account.key().xpub(), row.getString(1));
        assertGiven(ExtendedKey.parse(account.key().xpub()).print(type, network), row.getString(2));
        assertThat(account.scheme().address(Branch.DEPOSIT, 0)).isEqualTo(row.getString(3));
        assertGiven(account.scheme().address(Branch.DEPOSIT, 1), row.getString(4));
        assertGiven(account.scheme().address(Branch.CHANGE, 0), row.getString(5));
    }

    /** Not each source gives all. */
    private static void assertGiven(String actual, @Nullable String expected) {
        if (expected != null) {
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void knowsWhereTheKeyComesFrom() throws Exception {
        var account = SeedAccount.of(Mnemonic.parse(ABANDON).master(""), AccountType.SEGWIT, Network.REGTEST, 3);

        assertThat(account.key().origin()).isEqualTo(KeyOrigin.parse("73c5da0a/84'/1'/3'"));
    }

    @Test
    void givesAnotherWalletForAPassphrase() throws Exception {
        var account = SeedAccount.of(Mnemonic.parse(ABANDON).master("TREZOR"), AccountType.SEGWIT, Network.MAINNET, 0);

        assertThat(account.key().origin()).isEqualTo(KeyOrigin.parse("b4e3f5ed/84'/0'/0'"));
        assertThat(account.scheme().address(Branch.DEPOSIT, 0)).isEqualTo("bc1qv5rmq0kt9yz3pm36wvzct7p3x6mtgehjul0feu");
    }

    @Test
    void derivesFromOtherWordsToo() throws Exception {
        var master = Mnemonic.parse("all ".repeat(12)).master("");
        var account = SeedAccount.of(master, AccountType.SEGWIT, Network.REGTEST, 0);

        assertThat(account.key())
                .isEqualTo(new AccountKey(
                        "tpubDCZB6sR48s4T5Cr8qHUYSZEFCQMMHRg8AoVKVmvcAP5bRw7ArDKeoNwKAJujV3xCPkBvXH5ejSgbgyN6kREmF7sMd41NdbuHa8n1DZNxSMg",
                        KeyOrigin.parse("5c9e228d/84'/1'/0'")));
        assertThat(account.scheme().address(Branch.DEPOSIT, 0))
                .isEqualTo("bcrt1qkvwu9g3k2pdxewfqr7syz89r3gj557l374sg5v");
        assertThat(account.toString()).doesNotContain("prv");
    }
}
