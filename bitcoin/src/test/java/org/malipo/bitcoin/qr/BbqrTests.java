package org.malipo.bitcoin.qr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.bitcoin.qr.Bbqr.FileType;
import org.malipo.bitcoin.qr.QrScan.Done;
import org.malipo.bitcoin.qr.QrScan.InProgress;
import org.malipo.bitcoin.qr.QrScan.Refused;

/** BBQr series. */
class BbqrTests {
    private static final String TEXT =
            "wpkh([73c5da0a/84h/0h/0h]xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V/<0;1>/*)#qf45pmyh ";

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bbqr.txt", delimiter = '|')
    void readsTheSeriesOfTheReference(String encoding, String type, String codes) {
        var parts = new ArrayList<>(List.of(codes.split(" ")));
        Collections.shuffle(parts, new Random(7));

        assertThat(QrScanner.read(parts)).as(encoding + type).isEqualTo(new Done(new QrContent.Text(TEXT.repeat(6))));
    }

    @Property(tries = 200)
    void readsWhatItWroteInAnyOrderAndTwice(
            @ForAll @Size(min = 1, max = 4000) byte[] content,
            @ForAll @IntRange(min = 16, max = 600) int maxChars,
            @ForAll Random random) {
        var bytes = content.length / 5 * 8 > (maxChars - 8) * 1000 ? Arrays.copyOf(content, 100) : content;
        var parts = Bbqr.parts(bytes, FileType.PSBT, maxChars);
        var shown = new ArrayList<>(parts);
        shown.addAll(parts);
        Collections.shuffle(shown, random);

        assertThat(parts).allMatch(part -> part.length() <= maxChars).allMatch(part -> part.matches("[0-9A-Z$]+"));
        assertThat(parts.subList(0, parts.size() - 1))
                .allMatch(part -> part.length() == parts.getFirst().length());
        assertThat(QrScanner.read(shown)).isEqualTo(new Done(new QrContent.Psbt(new ByteVector(bytes))));
    }

    @Test
    void compressesWhereThatIsShorter() {
        assertThat(Bbqr.parts(TEXT.repeat(6).getBytes(UTF_8), FileType.TEXT, 600))
                .singleElement()
                .asString()
                .startsWith("B$ZU0100");
        assertThat(Bbqr.parts(new byte[] {1, 2, 3}, FileType.BINARY, 600)).containsExactly("B$2B0100AEBAG");
    }

    @Test
    void tellsHowFarItIs() {
        var scanner = new QrScanner();
        var parts = Bbqr.parts(
                new Random(1)
                        .ints(60)
                        .mapToObj(Integer::toString)
                        .reduce("", String::concat)
                        .getBytes(UTF_8),
                FileType.TEXT,
                200);

        assertThat(scanner.accept(parts.get(1))).isEqualTo(new InProgress(1, parts.size()));
        assertThat(scanner.accept(parts.get(1))).isEqualTo(new InProgress(1, parts.size()));
        assertThat(scanner.accept("B$2U0200AA")).isEqualTo(new Refused("This code belongs to another series"));
        assertThat(scanner.accept("xpub")).isEqualTo(new Refused("This code belongs to another series"));
        assertThat(scanner.accept(parts.getFirst())).isEqualTo(new InProgress(2, parts.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B$",
                "B$2U0100",
                "B$2U0000AA",
                "B$2U0101AA",
                "B$QU0100AA",
                "B$HU0100A",
                "B$HU0100GG",
                "B$2U0100A",
                "B$2U010011",
                "B$2X0100AEBAG",
                "B$ZU0100AEBAG",
                "B$HU0100FF",
                "B$2U0100AB",
                ""
            })
    void refusesWhatCannotBeRead(String code) {
        assertThat(QrScanner.read(List.of(code))).isInstanceOf(Refused.class);
    }

    @Test
    void refusesCodesThatContradictEachOther() {
        assertThat(QrScanner.read(List.of("B$HU0200AAAA", "B$HU0200BBBB")))
                .isEqualTo(new Refused("Two codes of the series have the same number and differ"));
        assertThat(QrScanner.read(List.of("B$HU0200AA", "B$HU0201BBBB")))
                .isEqualTo(new Refused("The codes of the series are not of equal length"));
    }

    @Test
    void refusesContentThatGrowsTooLarge() {
        var bomb = new byte[1 << 24];
        var compressed = deflate(bomb);

        assertThat(QrScanner.read(
                        List.of(new BbqrPart('Z', 'B', 1, 0, new ByteVector(Arrays.copyOf(compressed, 4000))).print())))
                .isEqualTo(new Refused("The compressed content can't be read"));
        assertThat(endless()).isEqualTo(new Refused("The series holds more than is read"));
    }

    private static QrScan endless() {
        var scanner = new QrScanner();
        QrScan scan = new InProgress(0, 0);
        for (var index = 0; index < 1200 && scan instanceof InProgress; index++) {
            scan = scanner.accept(new BbqrPart('2', 'B', 1295, index, new ByteVector(new byte[2000])).print());
        }
        return scan;
    }

    private static byte[] deflate(byte[] content) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(content);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }
}
