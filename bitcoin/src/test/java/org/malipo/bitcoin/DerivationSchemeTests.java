package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.Crypto;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivation schemes: syntax, addresses, identity. */
class DerivationSchemeTests {
    static final String A =
            "xpub6DkFAXWQ2dHxq2vatrt9qyA3bXYU4ToWQwCHbf5XB2mSTexcHZCeKS1VZYcPoBd5X8yVcbXFHJR9R8UCVpt82VX1VhR28mCyxUFL4r6KFrf";
    static final String B =
            "xpub6EgGHjcvovyN3nK921zAGPfuB41cJXkYRdt3tLGmiMyvbgHpss4X1eRZwShbEBb1znz2e2bCkCED87QZpin3sSYKbmCzQ9Sc7LaV98ngdeX";
    private static final String SEGWIT =
            "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V";
    private static final String K1 =
            "tpubD9DcTBTiabXsjPBnVBKvNadiuhmw7rR56FqePc1kRgwQTiETnHBvgFbWtce3yTgsbRQ2ST1hA5eDoy3V4FwRvHFyEWiQxGaYFxRDDH4eBKb";
    private static final String K2 =
            "tpubD8HUcsDEkpLdQEHDDmA8fkLeb6yWXEyTCyzdpLbbEjLQhiiBHSfeYFDDmoEe5Nf9f6YY4LRdUwhkmwSBsSpn1PN7191pcDzP2APhrGXMVg6";

    private static DerivationScheme mainnet(String text) throws SchemeException {
        return DerivationScheme.parse(
                text.replace("AAA", A).replace("BBB", B).replace("XPUB", SEGWIT), Network.MAINNET);
    }

    @ParameterizedTest
    @CsvSource({
        "2-of-AAA-BBB, 0, 0, bc1qy0pkf83npee4x2rr4q9d56jnyqg44lxzsr23c8wgztqkgqm7dcpqpllqrc",
        "2-of-AAA-BBB, 0, 1, bc1q77tnglk2kkdyl0ksvph4kskzdnqste8x2t9wx97m8rue8sr6rd3qdhppd7",
        "2-of-AAA-BBB, 1, 0, bc1qzpyv5fzxelxa2m73p3vpsk5rrlaqms7yc3kcat4pe5ad422cjnjsk8sge5",
        "2-of-BBB-AAA, 1, 0, bc1qzpyv5fzxelxa2m73p3vpsk5rrlaqms7yc3kcat4pe5ad422cjnjsk8sge5",
        "2-of-AAA-BBB-[p2sh], 0, 0, 3KcWjasznfGCSUeTAybBaPAmwy6WrM1NJ6",
        "2-of-AAA-BBB-[legacy], 0, 0, 3CBtMRUY4Hfz6XUjSrQbzLj7qwrFzK6M9E",
        "2-of-AAA-BBB-[keeporder], 1, 0, bc1qddfmfm78y39uq50dyuldg7kc5vmuxtr5h86nhr5ay9e205pyzwvquvdn5z",
    })
    void derivesAddressesOfSeveralKeys(String text, int branch, int index, String address) throws Exception {
        assertThat(mainnet(text).address(Branch.of(branch), index)).isEqualTo(address);
    }

    @Test
    void derivesTheFirstAddressOfASpecifiedMultisigWallet() throws Exception {
        var other =
                "xpub6DrimHB8KUSkPvmJ8Pk8RE769EdDm2VEoZ8MBz76w9QupP8Py4wexs4Pa3aRB1LUEhc9GyY6ypDWEFFRCgqeDQePcyWQfjtmintrehq3JCL";

        assertThat(mainnet("1-of-BBB-" + other).address(Branch.DEPOSIT, 0))
                .isEqualTo("bc1qfzu57kgu5jthl934f9xrdzzx8mmemx7gn07tf0grnvz504j6kzusu2v0ku");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wpkh(tpubDC6aWgsG4Tgiqu9vkK8Hoehc4Zu7oSmQ5G38ZhRJPSr1TabHocNeZ3DqqxnjLD6Zs16kwmEYCsBvGN3xE25BTmZ8ByxEdF2L9b2swdSxm1L/<0;1>/*)|bcrt1q9zf7xapkmujeee9mfua9a7n6lkehrsv2h0z3nm",
                "tr(tpubDCw9VEKFjxDk4MCLbPeYpsVP5aEP4sCgj1wbexMv38Y67YzczDHgjxBz2rqJDGwiNx8FH8uXyEUwYBruqJBBHW2Lrn4LPAZ3kj1qDkXuV2m/<0;1>/*)|bcrt1p7cwzrrg5te7r6tpham2qu7vws2x6vlswn9404raasc6aptuv3n2ss3zlrs",
                "sh(sortedmulti(2,K1/<0;1>/*,K2/<0;1>/*))|2NAd39MvEYKqxfdZzEeW1PX3mYoL66kshWy",
                "wsh(sortedmulti(2,K1/<0;1>/*,K2/<0;1>/*))|bcrt1qy9tspfhktwm22cp54qv2pxqqwtney2w494xc4mapw3akhjtqx85sfkp6dh",
                "sh(wsh(sortedmulti(2,K1/<0;1>/*,K2/<0;1>/*)))|2MygJNZseGwenG6ASz2nbBAXrMR8gfUbu7h",
                "sh(wsh(multi(2,K2/<0;1>/*,K1/<0;1>/*)))|2NEw4G7BMVJhcUXs79vpJcahYzpN8kwgE2N",
            })
    void derivesAddressesOfDescriptors(String text, String address) throws Exception {
        var scheme = DerivationScheme.parse(text.replace("K1", K1).replace("K2", K2), Network.REGTEST);

        assertThat(scheme.address(Branch.DEPOSIT, 0)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0067.txt", delimiter = '|')
    void sortsKeysAsBip67Says(String keys, String script, String address) {
        var sorted = List.of(keys.split(",")).stream()
                .map(HexFormat.of()::parseHex)
                .sorted(Arrays::compareUnsigned)
                .toList();

        var redeem = OutputScripts.multisig(2, sorted);

        assertThat(HexFormat.of().formatHex(redeem)).isEqualTo(script);
        assertThat(Addresses.ofScript(OutputScripts.scriptHash(Crypto.hash160(redeem)), Network.MAINNET))
                .contains(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XPUB|XPUB",
                " XP UB -[P2SH] |XPUB-[p2sh]",
                "XPUB-[Legacy]|XPUB-[legacy]",
                "XPUB-[taproot]|XPUB-[taproot]",
                "2-of-AAA-BBB-[p2sh]-[keeporder]|2-of-AAA-BBB-[keeporder]-[p2sh]",
                "02-of-AAA-BBB-[KEEPORDER]-[legacy]|2-of-AAA-BBB-[legacy]-[keeporder]",
                "wpkh([73c5da0a/84'/0'/0']XPUB/<0;1>/*)|XPUB",
                "wpkh([73c5da0a/84'/0'/0']XPUB/0/*)#wc3n3van|XPUB",
                "wpkh([73c5da0a/84'/0'/0']XPUB/**)#n30fea7c|XPUB",
                "pkh(XPUB/**)|XPUB-[legacy]",
                "sh(wpkh(XPUB/**))|XPUB-[p2sh]",
                "tr(XPUB/**)|XPUB-[taproot]",
                "wsh(sortedmulti(2,AAA/**,BBB/**))|2-of-AAA-BBB",
                "sh(wsh(multi(2,AAA/**,BBB/**)))|2-of-AAA-BBB-[keeporder]-[p2sh]",
            })
    void printsOneFormOfEachWallet(String typed, String canonical) throws Exception {
        var text = typed.contains("XP UB") ? typed.replace("XP UB", "XPUB ") : typed;

        var scheme = mainnet(text);

        assertThat(scheme.print())
                .isEqualTo(canonical.replace("AAA", A).replace("BBB", B).replace("XPUB", SEGWIT));
        assertThat(DerivationScheme.parse(scheme.print(), Network.MAINNET)).isEqualTo(scheme);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XPUB-[segwat]|The option 'segwat' is not supported by this network",
                "XPUB-[blinded=true]|The option 'blinded=true' is not supported by this network",
                "XPUB-[p2sh]-[p2sh]|The option 'p2sh' is given twice",
                "XPUB-[legacy]-[p2sh]|The options 'legacy' and 'p2sh' exclude each other",
                "XPUB-[p2sh]-[taproot]|The options 'taproot' and 'p2sh' exclude each other",
                "XPUB-[taproot]-[legacy]|The options 'taproot' and 'legacy' exclude each other",
                "2-of-AAA-BBB-[taproot]-[keeporder]|The options 'taproot' and 'keeporder' exclude each other",
                "2-of-AAA-BBB-[taproot]|A taproot multisig can't be written in this way",
                "3-of-AAA-BBB|A multisig script asks for at least 1 and at most all 2 signatures",
                "0-of-AAA-BBB|A multisig script asks for at least 1 and at most all 2 signatures",
                "2-of-AAA-AAA|A key stands in the wallet twice",
                "AAA-BBB|Several keys are written as M-of-XPUB1-XPUB2",
                "wpkh(XPUB/1/*)|This descriptor holds the change addresses only; give the one that ends in /0/*, or with <0;1>/*",
                "wpkh(XPUB/*)|A wallet has two branches, to receive and for change: <0;1>/* or /**",
                "wpkh(XPUB/<0;1;2>/*)|A wallet has two branches, to receive and for change: <0;1>/* or /**",
                "wpkh(XPUB)|A key without /* makes a single address; write KEY/<0;1>/*",
                "wpkh(XPUB/**)#qqqqqqqq|The descriptor has a typing error: its checksum does not match",
                "multi(1,AAA/**,BBB/**)|The descriptor makes no addresses",
            })
    void refusesInWords(String text, String reason) {
        assertThatThrownBy(() -> mainnet(text))
                .isInstanceOf(SchemeException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
                "wpkh(xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi/**)",
                "XPUB-[xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi]",
                "L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1",
                "5KYZdUEo39z3FPrtuX2QbbwGnNP5zTd7yyr2SC1j299sBCnWjss",
                "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"
            })
    void refusesSecretsAndNeverRepeatsThem(String text) {
        assertThatThrownBy(() -> mainnet(text))
                .isInstanceOf(SchemeException.class)
                .hasMessageMatching("(This holds a private key|These are the words of a seed).*")
                .hasMessageNotContainingAny("xprv9", "L4rK", "5KYZ", "abandon");
    }

    @Test
    void knowsWalletsThatShareTheirAddresses() throws Exception {
        assertThat(mainnet("2-of-AAA-BBB").identity())
                .isEqualTo(mainnet("2-of-BBB-AAA").identity());
        assertThat(mainnet("2-of-AAA-BBB-[keeporder]").identity())
                .isNotEqualTo(mainnet("2-of-BBB-AAA-[keeporder]").identity());
        assertThat(mainnet("wpkh([73c5da0a/84'/0'/0']XPUB/**)").identity())
                .isEqualTo(mainnet("XPUB").identity());
        var child = ExtendedKey.parse(SEGWIT).key().derivePublicKey(5L).encode(Slip132.XPUB.version());
        assertThat(mainnet("wpkh(XPUB/5/<0;1>/*)").identity()).isEqualTo(child);
    }

    @Test
    void keepsAWalletThatOnlyADescriptorCanSay() throws Exception {
        var scheme = mainnet("wpkh([73c5da0a/84h/0h/0h]XPUB/<2;3>/*)");

        assertThat(scheme.isPolicy()).isTrue();
        assertThat(scheme.print()).startsWith("wpkh([73c5da0a/84'/0'/0']xpub").contains("/<2;3>/*)#");
        assertThat(scheme.keyPath(Branch.DEPOSIT, 4)).isEmpty();
        assertThat(DerivationScheme.parse(scheme.print(), Network.MAINNET)).isEqualTo(scheme);
    }

    @Test
    void namesWalletAndBranch() throws Exception {
        var scheme = mainnet("XPUB");

        assertThat(scheme.walletId()).isEqualTo("7Kh3yrGhn+SSWwPXCddAsg5nBHff");
        assertThat(scheme.descriptorId(Branch.DEPOSIT)).isEqualTo("LAb1qSHP+F39V7tyzE1em+xmUmCt");
        assertThat(scheme.keyPath(Branch.CHANGE, 5)).contains("1/5");
    }

    @Test
    void refusesKeysOfAnotherNetwork() {
        assertThatThrownBy(() -> DerivationScheme.parse(SEGWIT, Network.REGTEST))
                .hasMessage("A key of the scheme belongs to another network");
    }
}
