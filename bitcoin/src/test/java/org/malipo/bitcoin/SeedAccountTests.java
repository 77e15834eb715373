package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Accounts of a seed: BIP 44, 49, 84 and 86. */
class SeedAccountTests {
    private static final String ABANDON = "abandon ".repeat(11) + "about";

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/accounts.txt", delimiter = '|')
    void derivesAccountsAndAddresses(
            AccountType type, Network network, String xpub, String slip132, String first, String second, String change)
            throws Exception {
        var account = SeedAccount.of(Mnemonic.parse(ABANDON).master(""), type, network, 0);

        assertThat(account.key().xpub()).isEqualTo(xpub);
        assertThat(ExtendedKey.parse(xpub).print(type, network)).isEqualTo(slip132);
        assertThat(account.scheme().address(Branch.DEPOSIT, 0)).isEqualTo(first);
        assertThat(account.scheme().address(Branch.DEPOSIT, 1)).isEqualTo(second);
        assertThat(account.scheme().address(Branch.CHANGE, 0)).isEqualTo(change);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/accounts-test.txt", delimiter = '|')
    void derivesThemWhereCoinsHaveNoValue(AccountType type, Network network, String slip132, String first)
            throws Exception {
        var account = SeedAccount.of(Mnemonic.parse(ABANDON).master(""), type, network, 0);

        assertThat(account.scheme().address(Branch.DEPOSIT, 0)).isEqualTo(first);
        if (!slip132.equals("-")) {
            assertThat(ExtendedKey.parse(account.key().xpub()).print(type, network))
                    .isEqualTo(slip132);
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
