package org.malipo.bitcoin.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparrowwallet.hummingbird.Bytewords;
import fr.acinq.bitcoin.ByteVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.WalletText;
import org.malipo.bitcoin.qr.QrScan.Done;
import org.malipo.bitcoin.qr.QrScan.InProgress;
import org.malipo.bitcoin.qr.QrScan.Refused;

/** UR codes, single and in series. */
class UrTests {
    private static final String SEGWIT =
            "[73c5da0a/84'/0'/0']xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V";
    private static final String A =
            "[73c5da0a/48'/0'/0'/2']xpub6DkFAXWQ2dHxq2vatrt9qyA3bXYU4ToWQwCHbf5XB2mSTexcHZCeKS1VZYcPoBd5X8yVcbXFHJR9R8UCVpt82VX1VhR28mCyxUFL4r6KFrf";
    private static final String B =
            "[5c9e228d/48'/0'/0'/2']xpub6EgGHjcvovyN3nK921zAGPfuB41cJXkYRdt3tLGmiMyvbgHpss4X1eRZwShbEBb1znz2e2bCkCED87QZpin3sSYKbmCzQ9Sc7LaV98ngdeX";

    private static QrScan wallet(String... descriptors) {
        return new Done(new QrContent.Wallets(List.of(descriptors), List.of()));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bcr-2020-005.txt", delimiter = '|', maxCharsPerColumn = -1)
    void readsSeriesOfAnotherImplementation(String psbt, String codes) {
        var parts = List.of(codes.split(" "));
        var expected = new Done(new QrContent.Psbt(ByteVector.fromHex(psbt)));

        assertThat(QrScanner.read(parts)).isEqualTo(expected);
        assertThat(QrScanner.read(parts.subList(3, parts.size())))
                .as("mixed parts")
                .isEqualTo(expected);
        assertThat(QrScanner.read(List.of(parts.getLast()))).as("single code").isEqualTo(expected);
        assertThat(QrScanner.read(parts.subList(0, 2))).isEqualTo(new InProgress(2, 6));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bcr-2020-015.txt", maxCharsPerColumn = -1)
    void readsTheAccountOfADevice(String code) throws Exception {
        var scan = QrScanner.read(List.of(code));

        assertThat(scan).isInstanceOf(Done.class);
        var wallets = (QrContent.Wallets) ((Done) scan).content();
        assertThat(wallets.wallets())
                .extracting(text -> text.substring(0, text.indexOf("xpub")))
                .containsExactly(
                        "pkh([37b5eed4/44'/0'/0']", "sh(wpkh([37b5eed4/49'/0'/0']", "wpkh([37b5eed4/84'/0'/0']");
        assertThat(wallets.cosigners())
                .extracting(text -> text.substring(0, text.indexOf("xpub")))
                .containsExactly("[37b5eed4/45']", "[37b5eed4/48'/0'/0'/1']", "[37b5eed4/48'/0'/0'/2']");
        for (var text : wallets.wallets()) {
            assertThat(WalletText.ofFile(text, Network.MAINNET).scheme().isPolicy())
                    .isFalse();
        }
    }

    /** BCR-2020-010 and 2023-010, BCR-2020-007: their examples, in CBOR. */
    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bcr-2020-010.txt", delimiter = '|', maxCharsPerColumn = -1)
    void readsDescriptorsAndKeys(String type, String cbor, String expected) {
        var code = "ur:" + type + "/" + Bytewords.encode(HexFormat.of().parseHex(cbor), Bytewords.Style.MINIMAL);

        assertThat(QrScanner.read(List.of(code)))
                .isEqualTo(expected.startsWith("!") ? new Refused(expected.substring(1)) : wallet(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wpkh(" + SEGWIT + "/<0;1>/*)",
                "pkh(" + SEGWIT + "/<0;1>/*)",
                "sh(wpkh(" + SEGWIT + "/<0;1>/*))",
                "tr(" + SEGWIT + "/<0;1>/*)",
                "wsh(sortedmulti(2," + A + "/<0;1>/*," + B + "/<0;1>/*))",
                "sh(wsh(multi(1," + A + "/<0;1>/*," + B + "/<0;1>/*)))",
                "sh(sortedmulti(2," + A + "/<0;1>/*," + B + "/<0;1>/*))"
            })
    void showsAWalletThatReadsTheSame(String descriptor) throws Exception {
        var read = WalletText.ofFile(descriptor, Network.MAINNET);

        for (var fragment : List.of(40, 100, 5000)) {
            assertThat(QrScanner.read(Ur.output(read.scheme(), read.keys(), fragment)))
                    .isEqualTo(wallet(descriptor));
        }
    }

    @Test
    void showsKeysAndAccountsOfTestNetworksToo() throws Exception {
        var key = new AccountKey(
                "tpubDCZB6sR48s4T5Cr8qHUYSZEFCQMMHRg8AoVKVmvcAP5bRw7ArDKeoNwKAJujV3xCPkBvXH5ejSgbgyN6kREmF7sMd41NdbuHa8n1DZNxSMg",
                KeyOrigin.parse("5c9e228d/84'/1'/0'"));
        var text = "[5c9e228d/84'/1'/0']" + key.xpub();
        var scheme = WalletText.typed("wpkh(" + text + "/**)", Network.REGTEST).scheme();

        assertThat(QrScanner.read(Ur.key(key, Network.REGTEST, 30))).isEqualTo(wallet(text));
        assertThat(QrScanner.read(Ur.account("5c9e228d", List.of(scheme), 30)))
                .isEqualTo(wallet("wpkh(" + text + "/<0;1>/*)"));
        assertThat(QrScanner.read(Ur.key(new AccountKey(key.xpub(), null), Network.REGTEST, 300)))
                .isInstanceOf(Done.class);
    }

    @Property(tries = 50)
    void readsWhatItWroteInAnyOrder(
            @ForAll @Size(min = 1, max = 2000) byte[] psbt, @ForAll @IntRange(min = 20, max = 400) int fragment) {
        var parts = new ArrayList<>(Ur.psbt(psbt, fragment));
        Collections.shuffle(parts, new Random(psbt.length));

        assertThat(QrScanner.read(parts)).isEqualTo(new Done(new QrContent.Psbt(new ByteVector(psbt))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ur:",
                "ur:bytes",
                "ur:bytes/",
                "ur:bytes/aeaeaeae",
                "ur:bytes/1-2/aeaeaeae",
                "ur:crypto-seed/oyadgdstaslplabghydrpfmkbggufgludprfgmaotpiecffltnlpqdenos",
                "ur:nonsense/aeadaolazmjendeoti",
                "ur:bytes/999999999-9999/aeae",
                "UR:BYTES/£"
            })
    void refusesWhatCannotBeRead(String code) {
        assertThat(QrScanner.read(List.of(code))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5a7fffff00",
                "5b7fffffffffffffff00",
                "9a7fffffff00",
                "ba7fffffff00",
                "9b7fffffffffffffff",
                "8181818181818181818181818181818181818181818101",
                "5f42010243030405ff",
                "d8d8d8",
                "850101011a000000004101",
                "851a7fffffff19ffff1a7fffffff1a000000004101",
                "85010a1a7fffffff1a000000004101",
                "850101201a000000004101"
            })
    void refusesHostileLengths(String cbor) {
        var body = Bytewords.encode(HexFormat.of().parseHex(cbor), Bytewords.Style.MINIMAL);

        for (var code : List.of("ur:bytes/" + body, "ur:bytes/1-1/" + body, "ur:bytes/1-10/" + body)) {
            assertThat(QrScanner.read(List.of(code))).isInstanceOf(Refused.class);
        }
    }

    @Test
    void doesNotMixSeries() {
        var one = Ur.psbt(new byte[100], 30);
        var other = Ur.psbt(new byte[101], 30);
        var scanner = new QrScanner();

        assertThat(scanner.accept(one.getFirst())).isInstanceOf(InProgress.class);
        assertThat(scanner.accept(other.getLast())).isEqualTo(new Refused("This code belongs to another series"));
        assertThat(one.stream().map(scanner::accept).toList().getLast())
                .isEqualTo(new Done(new QrContent.Psbt(new ByteVector(new byte[100]))));
    }
}
