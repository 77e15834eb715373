package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.DeterministicWallet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Extended keys: BIP 32 and the prefixes of SLIP-132. */
class ExtendedKeyTests {
    private static final String ZPUB =
            "zpub6nL6PUGurpU3DfPDSZaRS6WshpbNc9ctCFFzrCn54cssnheM31SZJZUcFHKtjJJNhAueMbh6ptFMfy1aeiMQJr3RJ4DDt1hAPx7sMTKV48t";
    private static final String XPUB =
            "xpub68fZn8w5ZTP5X4zymr1B1vKsMtJUiudtN2DZHQzJJc87gW1tXh7S4SALCsQijUzXstg2reVyuZYFuPnTDKXNiNgDZNpNiC4BrVzaaGEaRHj";
    private static final String TPUB =
            "tpubD93CJNkmGjLXnsBqE2zGDqfEh1Q8iJ8wueordy3SeWt1RngbbuxXCsqASuVWFywmfoCwUE1rSfNJbaH4cBNcbp8WcyZgPiiRSTazLGL8U9w";

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0032.txt", delimiter = '|')
    void derivesAndPrintsAsBip32Says(String seed, String path, String xpub, String xprv) throws Exception {
        var root = DeterministicWallet.generate(HexFormat.of().parseHex(seed));
        var child = root.derivePrivateKey(KeyPaths.parse(path.equals("m") ? "" : path));

        assertThat(ExtendedKey.parse(xpub).key().publickeybytes).isEqualTo(child.getExtendedPublicKey().publickeybytes);
        assertThat(ExtendedKey.parse(xpub).print(Network.MAINNET)).isEqualTo(xpub);
        assertThat(SeedAccount.reveal(child, Network.MAINNET)).isEqualTo(xprv);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0032.txt", delimiter = '|')
    void neverRepeatsAPrivateKey(String seed, String path, String xpub, String xprv) {
        assertThatThrownBy(() -> ExtendedKey.parse(xprv))
                .isInstanceOf(SchemeException.class)
                .hasMessageNotContaining("xprv9")
                .hasMessageNotContaining(xprv);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0032-invalid.txt", delimiter = '|')
    void refusesWhatBip32Refuses(String key, String reason) {
        assertThatThrownBy(() -> ExtendedKey.parse(key))
                .as(reason)
                .isInstanceOf(SchemeException.class)
                .hasMessage(key.startsWith("xprv") ? PrivateMaterial.REFUSAL : refusal(reason));
    }

    /** Private keys are read from no text, so that what else is wrong with one does not matter. */
    private static String refusal(String reason) {
        return switch (reason) {
            case "pubkey version, private key", "unknown extended key version" -> PrivateMaterial.REFUSAL;
            case "zero depth, parent fingerprint", "zero depth, index" ->
                "The extended public key is a root that claims to have a parent";
            default -> "The extended public key holds no point of the curve";
        };
    }

    @Test
    void printsTheSameKeyForEachNetworkAndPrefix() throws Exception {
        var key = ExtendedKey.parse(ZPUB);

        assertThat(key.print(Network.MAINNET)).isEqualTo(XPUB);
        assertThat(key.print(Network.REGTEST)).isEqualTo(TPUB);
        assertThat(key.print(AccountType.SEGWIT, Network.MAINNET)).isEqualTo(ZPUB);
    }
}
