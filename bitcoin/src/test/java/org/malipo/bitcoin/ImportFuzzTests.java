package org.malipo.bitcoin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.file.WalletFileResult;
import org.malipo.bitcoin.file.WalletFiles;
import org.malipo.bitcoin.labels.LabelFile;
import org.malipo.bitcoin.qr.QrContent;
import org.malipo.bitcoin.qr.QrScan;
import org.malipo.bitcoin.qr.QrScanner;

/**
 * All that reads imported text, fed with spoilt samples: it answers or refuses in the way its documentation says, soon,
 * and throws nothing else. The samples lie in {@code fuzz}; what once broke a parser is added there. Runs a few seconds;
 * {@code -Dmalipo.fuzz=1000000} runs longer, from another seed each time.
 */
class ImportFuzzTests {
    private static final int ROUNDS = Integer.getInteger("malipo.fuzz", 0);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final byte[] PIECES = "\"{}[]():,/*<>;#'\\$-=09azAZ \n\u0000\u00ff".getBytes(UTF_8);

    private static List<byte[]> samples() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(ImportFuzzTests.class.getResource("/fuzz"))
                .toURI());
        try (var files = Files.list(folder)) {
            return files.sorted().map(ImportFuzzTests::bytes).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readsEachSample() throws Exception {
        for (var sample : samples()) {
            readBy(sample);
        }
    }

    @Test
    void refusesSpoiltSamplesInTheDocumentedWayOnly() throws Exception {
        var samples = samples();
        var random = ROUNDS > 0 ? new Random() : new Random(20);
        for (var round = 0; round < Math.max(ROUNDS, 2_000); round++) {
            var spoilt = spoil(samples.get(random.nextInt(samples.size())), samples, random);
            assertReadInTime(spoilt);
        }
    }

    /** Counts the processor's time, because a busy machine may let a test wait for seconds. */
    private static void assertReadInTime(byte[] content) {
        var before = THREADS.getCurrentThreadCpuTime();
        try {
            readBy(content);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    "Not refused as documented: " + HexFormat.of().formatHex(content), e);
        }
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before))
                .as(() -> HexFormat.of().formatHex(content))
                .isLessThan(Duration.ofSeconds(2));
    }

    private static byte[] spoil(byte[] sample, List<byte[]> samples, Random random) {
        var bytes = sample;
        for (var change = 0; change <= random.nextInt(4); change++) {
            var at = random.nextInt(bytes.length + 1);
            var end = Math.min(bytes.length, at + random.nextInt(20));
            bytes = switch (random.nextInt(6)) {
                case 0 -> joined(bytes, at, new byte[0], end);
                case 1 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, Math.min(bytes.length, at + 1));
                case 2 -> joined(bytes, at, new byte[] {PIECES[random.nextInt(PIECES.length)]}, at);
                case 3 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, end), at);
                case 4 -> Arrays.copyOf(bytes, at);
                default -> {
                    var other = samples.get(random.nextInt(samples.size()));
                    var from = random.nextInt(other.length);
                    yield joined(bytes, at, Arrays.copyOfRange(other, from, other.length), end);
                }
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int to, byte[] middle, int from) {
        var joined = Arrays.copyOf(bytes, to + middle.length + bytes.length - from);
        System.arraycopy(middle, 0, joined, to, middle.length);
        System.arraycopy(bytes, from, joined, to + middle.length, bytes.length - from);
        return joined;
    }

    private static void readBy(byte[] content) {
        var text = new String(content, UTF_8);
        accepted(() -> Descriptor.parse(text, Network.MAINNET).print());
        accepted(() -> DerivationScheme.parse(text, Network.MAINNET).address(Branch.DEPOSIT, 0));
        accepted(() -> WalletText.typed(text, Network.REGTEST).scheme().identity());
        assertThat(LabelFile.read(content, Network.MAINNET)).isNotNull();
        if (WalletFiles.read(content, Network.MAINNET) instanceof WalletFileResult.Imported(var wallet)) {
            assertThat(wallet.scheme().address(Branch.CHANGE, 1)).isNotEmpty();
        }
        if (QrScanner.read(text.lines().toList()) instanceof QrScan.Done(QrContent.Wallets wallets)) {
            wallets.wallets().forEach(wallet -> accepted(() -> WalletText.ofFile(wallet, Network.MAINNET)));
        }
    }

    private interface Reading {
        Object read() throws SchemeException;
    }

    /** A refusal is for a person, and says more than the name of an exception. */
    private static void accepted(Reading reading) {
        try {
            assertThat(reading.read()).isNotNull();
        } catch (SchemeException e) {
            assertThat(e).hasMessageNotContaining("Exception").hasMessageMatching("(?s).{10,}");
        }
    }
}
