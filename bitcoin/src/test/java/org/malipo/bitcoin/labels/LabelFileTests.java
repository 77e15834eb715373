package org.malipo.bitcoin.labels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.labels.LabelImport.Read;
import org.malipo.bitcoin.labels.WalletLabel.Subject;

/** Files of labels: BIP 329. */
class LabelFileTests {
    private static final String TXID = "f91d0a8a78462bc59398f2c5d7a84fcff491c26ba54c4833478b202796c8aafd";

    private static LabelImport read(String text) {
        return LabelFile.read(text.getBytes(UTF_8), Network.MAINNET);
    }

    @Test
    void readsTheExampleOfTheBip() throws IOException {
        try (var in = getClass().getResourceAsStream("/vectors/bip-0329.jsonl")) {
            var read = LabelFile.read(Objects.requireNonNull(in).readAllBytes(), Network.MAINNET);

            assertThat(read)
                    .isEqualTo(new Read(
                            List.of(
                                    new WalletLabel(
                                            Subject.TX, TXID, "Transaction", "wpkh([d34db33f/84'/0'/0'])", null),
                                    new WalletLabel(
                                            Subject.ADDR, "bc1q34aq5drpuwy3wgl9lhup9892qp6svr8ldzyy7c", "Address"),
                                    new WalletLabel(Subject.OUTPUT, TXID + ":1", "Output", null, false),
                                    new WalletLabel(
                                            Subject.TX,
                                            "f546156d9044844e02b181026a1a407abfca62e7ea1159f87bbeaa77b4286c74",
                                            "Account #1 Transaction",
                                            "wpkh([d34db33f/84'/0'/1'])",
                                            null)),
                            3,
                            0,
                            0));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{",
                "[]",
                "null",
                "\"tx\"",
                "{\"type\":\"tx\"}",
                "{\"type\":\"tx\",\"ref\":\"short\",\"label\":\"a\"}",
                "{\"type\":\"addr\",\"ref\":\"bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk\",\"label\":\"other network\"}",
                "{\"type\":\"output\",\"ref\":\"f91d0a8a78462bc59398f2c5d7a84fcff491c26ba54c4833478b202796c8aafd\"}",
                "{\"type\":\"tx\",\"ref\":5,\"label\":\"a\"}",
                "{} {}",
                "[[[[[[[[[[[[",
                "{\"type\":\"tx\",\"ref\":\"f91d0a8a78462bc59398f2c5d7a84fcff491c26ba54c4833478b202796c8aafd\","
                        + "\"label\":\"L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1\"}"
            })
    void countsALineThatCannotBeReadAndGoesOn(String line) {
        var good = LabelFile.write(List.of(new WalletLabel(Subject.TX, TXID, "rent")));

        assertThat(read(good + line + "\n\n" + good))
                .isEqualTo(new Read(
                        List.of(new WalletLabel(Subject.TX, TXID, "rent"), new WalletLabel(Subject.TX, TXID, "rent")),
                        0,
                        1,
                        0));
    }

    @Test
    void cutsLongLabelsBetweenCharacters() {
        var read = read(LabelFile.write(List.of(new WalletLabel(Subject.TX, TXID, "💰".repeat(51)))));

        assertThat(read).isEqualTo(new Read(List.of(new WalletLabel(Subject.TX, TXID, "💰".repeat(50))), 0, 0, 1));
    }

    @Test
    void refusesLargeFilesAndOtherEncodings() {
        assertThat(LabelFile.read(new byte[1_000_001], Network.MAINNET)).isEqualTo(new LabelImport.TooLarge(1_000_000));
        assertThat(LabelFile.read(new byte[] {(byte) 0xff, (byte) 0xfe, 0}, Network.MAINNET))
                .isEqualTo(new LabelImport.NotText());
    }

    @Test
    void readsAMillionBytesOfNothingInMoments() {
        assertThat(read("\n".repeat(1_000_000))).isEqualTo(new Read(List.of(), 0, 0, 0));
        assertThat(read("[\n".repeat(100_000))).isEqualTo(new Read(List.of(), 0, 100_000, 0));
    }

    @Property(tries = 100)
    void readsWhatItWrote(@ForAll @StringLength(min = 1, max = 40) String text, @ForAll boolean spendable) {
        var label = text.codePoints().anyMatch(c -> c >= 0xd800 && c < 0xe000) || text.isBlank() ? "x" : text.strip();
        var labels = List.of(
                new WalletLabel(Subject.OUTPUT, TXID + ":7", label, null, spendable),
                new WalletLabel(Subject.TX, TXID, label, "wpkh([d34db33f/84'/0'/0'])", null));

        assertThat(read(LabelFile.write(labels))).isEqualTo(new Read(labels, 0, 0, 0));
    }
}
