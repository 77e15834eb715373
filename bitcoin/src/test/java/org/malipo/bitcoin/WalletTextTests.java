package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people and files give as a wallet. */
class WalletTextTests {
    private static final String XPUB =
            "xpub661MyMwAqRbcGeVGU5e5KBcau1HHEUGf9Wr7k4FyLa8yRPNQrrVa7Ndrgg8Afbe2UYXMSL6tJBFd2JewwWASsePPLjkcJFL1tTVEs3UQ23X";
    private static final String TPUB =
            "tpubD6NzVbkrYhZ4YSg7vGdAX6wxE8NwDrmih9SR6cK7gUtsAg37w5LfFpJgviCxC6bGGT4G3uckqH5fiV9ZLN1gm5qgQLVuymzFUR5ed7U7ksu";

    @ParameterizedTest
    @CsvSource({
        "upub57Wa4MvRPNyAipy1MCpERxcFpHR2ZatyikppkyeWkoRL6QJvLVMo39jYdcaJVxyvBURyRVmErBEA5oGicKBgk1j72GAXSPFH5tUDoGZ8nEu,"
                + " REGTEST,"
                + " tpubD6NzVbkrYhZ4YWjDJUACG9E8fJx2NqNY1iynTiPKEjJrzzRKAgha3nNnwGXr2BtvCJKJHW4nmG7rRqc2AGGy2AECgt16seMyV2FZivUmaJg-[p2sh]",
        "ypub6QqdH2c5z79681jUgdxjGJzGW9zpL4ryPCuhtZE4GpvrJoZqM823XQN6iSQeVbbbp2uCRQ9UgpeMcwiyV6qjvxTWVcxDn2XEAnioMUwsrQ5,"
                + " MAINNET,"
                + " xpub661MyMwAqRbcGiYMrHB74DtmLBrNPSsUU6PV7ALAtpYyFhkc6TrUuLhxhET4VgwgQPnPfvYvEAHojf7QmQRj8imudHFoC7hju4f9xxri8wR-[p2sh]",
        XPUB + ", TESTNET4, " + TPUB,
        TPUB + ", MAINNET, " + XPUB,
        TPUB + "-[legacy], REGTEST, " + TPUB + "-[legacy]",
    })
    void readsKeysUnderAnyPrefix(String typed, Network network, String scheme) throws Exception {
        assertThat(WalletText.typed(typed, network).scheme().print()).isEqualTo(scheme);
    }

    @Test
    void readsABareKeyAsSegwitWhenTypedAndAsLegacyInAFile() throws Exception {
        assertThat(WalletText.typed(XPUB, Network.MAINNET).scheme().print()).isEqualTo(XPUB);
        assertThat(WalletText.ofFile(XPUB, Network.MAINNET).scheme().print()).isEqualTo(XPUB + "-[legacy]");
    }

    @Test
    void prefersWhatIsWrittenOutToThePrefix() throws Exception {
        var zpub = ExtendedKey.parse(XPUB).print(AccountType.SEGWIT, Network.MAINNET);
        var ypub = ExtendedKey.parse(XPUB).print(AccountType.SEGWIT_P2SH, Network.MAINNET);

        assertThat(WalletText.ofFile(zpub, Network.MAINNET).scheme().print()).isEqualTo(XPUB);
        assertThat(WalletText.typed(ypub + "-[legacy]", Network.MAINNET)
                        .scheme()
                        .print())
                .isEqualTo(XPUB + "-[legacy]");
        assertThat(WalletText.typed(zpub + "-[taproot]", Network.MAINNET)
                        .scheme()
                        .print())
                .isEqualTo(XPUB + "-[taproot]");
    }

    @Test
    void keepsWhereAKeyComesFrom() throws Exception {
        var key = WalletText.typed("[73C5DA0A/84h/0h/0h]" + XPUB, Network.REGTEST)
                .keys()
                .getFirst();

        assertThat(key).isEqualTo(new AccountKey(TPUB, KeyOrigin.parse("73c5da0a/84'/0'/0'")));
        assertThat(WalletText.typed("[73c5da0a]" + XPUB, Network.MAINNET).keys())
                .containsExactly(new AccountKey(XPUB, KeyOrigin.parse("73c5da0a")));
    }

    @Test
    void takesMultisigPrefixesInMultisigWalletsOnly() throws Exception {
        var upper = ExtendedKey.parse(XPUB).key().encode(Slip132.YPUB_MULTISIG.version());

        assertThat(WalletText.typed("2-of-" + upper + "-" + DerivationSchemeTests.A, Network.MAINNET)
                        .scheme()
                        .print())
                .isEqualTo("2-of-" + XPUB + "-" + DerivationSchemeTests.A + "-[p2sh]");
        assertThatThrownBy(() -> WalletText.typed(upper, Network.MAINNET))
                .hasMessage("This key belongs to a multisig wallet: write it as M-of-KEY1-KEY2");
    }

    @Test
    void takesAnUnknownPrefixForSegwit() throws Exception {
        var unknown = ExtendedKey.parse(XPUB).key().encode(0x019da462); // Litecoin's Ltub

        assertThat(WalletText.ofFile(unknown, Network.MAINNET).scheme().print()).isEqualTo(XPUB);
    }

    @Test
    void refusesDescriptorsOfAnotherNetwork() {
        assertThatThrownBy(() -> WalletText.typed("wpkh(" + XPUB + "/**)", Network.REGTEST))
                .isInstanceOf(SchemeException.class);
    }
}
