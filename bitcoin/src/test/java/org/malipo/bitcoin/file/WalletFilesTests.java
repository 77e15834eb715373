package org.malipo.bitcoin.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Base58Check;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.file.WalletFileResult.Broken;
import org.malipo.bitcoin.file.WalletFileResult.Imported;
import org.malipo.bitcoin.file.WalletFileResult.Unsupported;

/** Wallet files of all forms. */
class WalletFilesTests {
    private static final String XPUB =
            "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V";
    private static final String ZPUB =
            "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";
    private static final String YPUB =
            "ypub6Ww3ibxVfGzLrAH1PNcjyAWenMTbbAosGNB6VvmSEgytSER9azLDWCxoJwW7Ke7icmizBMXrzBx9979FfaHxHcrArf3zbeJJJUZPf663zsP";
    private static final String NESTED =
            "xpub6C6nQwHaWbSrzs5tZ1q7m5R9cPK9eYpNMFesiXsYrgc1P8bvLLAet9JfHjYXKjToD8cBRswJXXbbFpXgwsswVPAZzKMa1jUp2kVkGVUaJa7";
    private static final String A =
            "xpub6DkFAXWQ2dHxq2vatrt9qyA3bXYU4ToWQwCHbf5XB2mSTexcHZCeKS1VZYcPoBd5X8yVcbXFHJR9R8UCVpt82VX1VhR28mCyxUFL4r6KFrf";
    private static final String B =
            "xpub6EgGHjcvovyN3nK921zAGPfuB41cJXkYRdt3tLGmiMyvbgHpss4X1eRZwShbEBb1znz2e2bCkCED87QZpin3sSYKbmCzQ9Sc7LaV98ngdeX";

    private static WalletFileResult read(String text) {
        return WalletFiles.read(text.getBytes(UTF_8), Network.MAINNET);
    }

    private static WalletFile imported(String text) {
        assertThat(read(text)).isInstanceOf(Imported.class);
        return ((Imported) read(text)).wallet();
    }

    private static void assertWallet(
            WalletFile wallet, String scheme, @Nullable String origin, String source, @Nullable String label)
            throws SchemeException {
        assertThat(wallet.scheme().print()).isEqualTo(scheme);
        assertThat(wallet.keys().getFirst().origin()).isEqualTo(origin == null ? null : KeyOrigin.parse(origin));
        assertThat(wallet.source()).isEqualTo(source);
        assertThat(wallet.label()).isEqualTo(label);
    }

    @Test
    void readsAMultisigRecordWhoseFirstAddressIsOurs() throws IOException {
        try (var in = resource("/vectors/bip-0129-round-2.bsms")) {
            var result = WalletFiles.read(in, Network.MAINNET);

            assertThat(result).isInstanceOf(Imported.class);
            var wallet = ((Imported) result).wallet();
            assertThat(wallet.source()).isEqualTo("BSMS");
            assertThat(wallet.scheme().address(Branch.DEPOSIT, 0))
                    .isEqualTo("bc1qrgc6p3kylfztu06ysl752gwwuekhvtfh9vr7zg43jvu60mutamcsv948ej");
            assertThat(wallet.keys())
                    .extracting(key -> String.valueOf(
                            key.origin() == null ? null : key.origin().print()))
                    .containsExactly("1cf0bf7e/48'/0'/0'/2'", "4fc1dd4a/48'/0'/0'/2'");
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(WalletFilesTests.class.getResourceAsStream(name), name);
    }

    @Test
    void readsAMultisigRecordWithoutPathRestrictions() {
        var third =
                "xpub6DrimHB8KUSkPvmJ8Pk8RE769EdDm2VEoZ8MBz76w9QupP8Py4wexs4Pa3aRB1LUEhc9GyY6ypDWEFFRCgqeDQePcyWQfjtmintrehq3JCL";
        var record = "BSMS 1.0\r\nwsh(sortedmulti(1,[5c9e228d/48'/0'/0'/2']" + B + "/**,[a0cd56b0/48'/0'/0'/2']" + third
                + "/**))\r\nNo path restrictions\r\nbc1qfzu57kgu5jthl934f9xrdzzx8mmemx7gn07tf0grnvz504j6kzusu2v0ku\r\n";

        assertThat(imported(record).scheme().print()).isEqualTo("1-of-" + B + "-" + third);
        assertThat(read(record.replace("zusu2v0ku", "zusu2v0kv")))
                .isEqualTo(new Broken("The first address of the BSMS file is not that of its descriptor"));
        assertThat(read(record.replace("sortedmulti(1", "sortedmulti(2")))
                .isEqualTo(new Broken("The first address of the BSMS file is not that of its descriptor"));
        assertThat(read(record.replace("No path restrictions", "/7/*")))
                .isEqualTo(new Broken("The BSMS file allows other paths than /0/* and /1/*"));
        assertThat(read(record.substring(0, 40))).isInstanceOf(Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vectors/bip-0129-public-keys.bsms", "/vectors/bip-0129-round-1.bsms"})
    void refusesOtherRecordsOfBip129(String name) throws IOException {
        try (var in = resource(name)) {
            assertThat(WalletFiles.read(in, Network.MAINNET)).isInstanceOf(Broken.class);
        }
    }

    @Test
    void readsKeysAndSchemesAsText() throws Exception {
        assertWallet(imported(XPUB + "\n"), XPUB + "-[legacy]", null, "GenericFile", null);
        assertThat(imported(XPUB).original()).isNull();
        assertWallet(imported(ZPUB), XPUB, null, "GenericFile", null);
        assertThat(imported(ZPUB).original()).isEqualTo(ZPUB);
        assertWallet(
                imported("[73c5da0a/49h/0h/0h]" + YPUB), NESTED + "-[p2sh]", "73c5da0a/49'/0'/0'", "GenericFile", null);
        assertWallet(imported("2-of-" + A + "-" + B), "2-of-" + A + "-" + B, null, "GenericFile", null);
        assertThat(read(XPUB.replace("W6V", "W6W")))
                .isEqualTo(new Broken("This is not an extended public key, or it has a typing error"));
    }

    @Test
    void readsColdcardsFingerprintBackwards() throws Exception {
        var file = """
                {"keystore": {"ckcc_xpub": "%s", "xpub": "%s", "label": "Coldcard Import 0x60d1af8b", "ckcc_xfp": 1624354699,
                 "type": "hardware", "hw_type": "coldcard", "derivation": "m/49'/0'/0'"},
                 "wallet_type": "standard", "use_encryption": false, "seed_version": 17}
                """.formatted(XPUB, YPUB);

        assertWallet(
                imported(file), NESTED + "-[p2sh]", "8bafd160/49'/0'/0'", "ColdCard", "Coldcard Import 0x60d1af8b");
        assertThat(imported(file).original()).isEqualTo(YPUB);
    }

    @Test
    void readsElectrumsFileWithItsLaterChanges() throws Exception {
        var file = """
                {"addresses": {"change": [], "receiving": ["x"]}, "keystore": {"derivation": "m/84'/0'/0'", "label": null,
                 "pw_hash_version": 1, "root_fingerprint": "73C5DA0A", "type": "bip32", "xprv": null, "xpub": "%s"},
                 "seed_version": 59, "transactions": {"a": [[[]]]}, "wallet_type": "standard"},
                {"op": "add", "path": "/labels/x", "value": 1}
                """.formatted(ZPUB);

        assertWallet(imported(file), XPUB, "73c5da0a/84'/0'/0'", "ElectrumFile", null);
        assertWallet(
                imported(file.replace(ZPUB, XPUB)), XPUB + "-[legacy]", "73c5da0a/84'/0'/0'", "ElectrumFile", null);
        assertWallet(
                imported("{\"keystore\":{\"xpub\":\"" + ZPUB + "\",\"CoboVaultFirmwareVersion\":\"1.0\"}}"),
                XPUB,
                null,
                "CoboVault",
                null);
    }

    @Test
    void readsElectrumsFileOfSeveralSigners() throws Exception {
        var file = """
                {"wallet_type": "2of2",
                 "x1/": {"xpub": "%s", "root_fingerprint": "73c5da0a", "derivation": "m/48'/0'/0'/2'"},
                 "x2/": {"xpub": "%s", "root_fingerprint": "5c9e228d", "derivation": "m/48'/0'/0'/2'"}}
                """;
        var zpubs = List.of(A, B).stream().map(WalletFilesTests::multisigPrefix).toList();

        var wallet = imported(file.formatted(zpubs.get(0), zpubs.get(1)));

        assertWallet(wallet, "2-of-" + A + "-" + B, "73c5da0a/48'/0'/0'/2'", "ElectrumFile", null);
        assertThat(wallet.keys().getLast()).isEqualTo(new AccountKey(B, KeyOrigin.parse("5c9e228d/48'/0'/0'/2'")));
        assertThat(imported(file.formatted(A, B)).scheme().print()).isEqualTo("2-of-" + A + "-" + B + "-[legacy]");
        assertThat(read(file.formatted(A, B).replace("2of2", "2of3")))
                .isEqualTo(new Broken("The file lacks the public key of signer 3"));
    }

    /** Zpub: a key of a native segwit multisig wallet (SLIP-132). */
    private static String multisigPrefix(String xpub) {
        var bytes = Base58Check.decodeWithIntPrefix(xpub).getSecond();
        return Base58Check.encode(0x02aa7ed3, bytes);
    }

    @Test
    void readsDescriptors() throws Exception {
        var text = "wpkh([73c5da0a/84'/0'/0']" + XPUB + "/0/*)#wc3n3van";

        assertWallet(imported(text), XPUB, "73c5da0a/84'/0'/0'", "OutputDescriptor", null);
        assertWallet(
                imported("# Receive and change descriptor (BIP389):\nwpkh([73c5da0a/84'/0'/0']" + XPUB
                        + "/<0;1>/*)#hpg6d6w2\n\n# Receive descriptor:\n" + text),
                XPUB,
                "73c5da0a/84'/0'/0'",
                "OutputDescriptor",
                null);
        assertWallet(
                imported("wpkh(\n [73c5da0a/84'/0'/0']\n " + XPUB + "/**\n)"),
                XPUB,
                "73c5da0a/84'/0'/0'",
                "OutputDescriptor",
                null);
        assertThat(read(text.replace("wc3n3van", "wc3n3vaa")))
                .isEqualTo(new Broken("The descriptor has a typing error: its checksum does not match"));
        assertThat(read("combo(" + XPUB + ")")).isInstanceOf(Broken.class);
    }

    @Test
    void readsSpecter() throws Exception {
        var file = "{\"label\": \"Specter\", \"blockheight\": 481824, \"descriptor\": \"wpkh([73c5da0a/84h/0h/0h]"
                + XPUB + "/0/*)\", \"devices\": [{\"type\": \"coldcard\"}]}";

        assertWallet(imported(file), XPUB, "73c5da0a/84'/0'/0'", "Specter", "Specter");
        assertThat(imported(file).birthHeight()).isEqualTo(481824);
        assertThat(imported(file.replace("481824", "-1")).birthHeight()).isNull();
        assertThat(read(file.replace("\"blockheight\": 481824,", ""))).isEqualTo(new Unsupported());
    }

    @Test
    void readsTheJsonOfAnyProgram() throws Exception {
        assertWallet(
                imported("{\"Source\": \"My program\", \"Descriptor\": \"tr([73c5da0a/86'/0'/0']" + XPUB + "/**)\"}"),
                XPUB + "-[taproot]",
                "73c5da0a/86'/0'/0'",
                "My program",
                null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'MasterFingerprint':'8BAFD160'|8bafd160/84'/0'/0'|WasabiFile",
                "'MasterFingerprint':1624354699|8bafd160/84'/0'/0'|WasabiFile",
                "'MasterFingerprint':'1624354699'|8bafd160/84'/0'/0'|WasabiFile",
                "'MasterFingerprint':'60d1af8b','ColdCardFirmwareVersion':'2.1.0'|8bafd160/84'/0'/0'|ColdCard",
                "'MasterFingerprint':'8bafd160','ColdCardFirmwareVersion':'2.1.1'|8bafd160/84'/0'/0'|ColdCard",
                "'MasterFingerprint':'8bafd160','AccountKeyPath':'m/84h/0h/5h','CoboVaultFirmwareVersion':'1'|8bafd160/84'/0'/5'|CoboVault",
                "'MasterFingerprint':'8bafd160','Source':'Keystone'|8bafd160/84'/0'/0'|Keystone",
                "'MasterFingerprint':null||WasabiFile",
            })
    void readsWasabi(String members, @Nullable String origin, String source) throws Exception {
        var file = ("{'ExtPubKey':'" + XPUB + "'," + members + "}").replace('\'', '"');

        assertWallet(imported(file), XPUB, origin, source, null);
    }

    @Test
    void unwrapsHexOnce() throws Exception {
        var hex = HexFormat.of().formatHex(ZPUB.getBytes(UTF_8));

        assertWallet(imported(hex + "\n"), XPUB, null, "GenericFile", null);
        assertThat(read(HexFormat.of().formatHex(hex.getBytes(UTF_8)))).isEqualTo(new Unsupported());
    }
}
