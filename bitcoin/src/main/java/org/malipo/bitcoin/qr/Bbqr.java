package org.malipo.bitcoin.qr;

import fr.acinq.bitcoin.ByteVector;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Writes content as a series of BBQr codes. */
public final class Bbqr {
    /** What the content is. */
    public enum FileType {
        PSBT('P'),
        TRANSACTION('T'),
        JSON('J'),
        TEXT('U'),
        BINARY('B');

        private final char letter;

        FileType(char letter) {
            this.letter = letter;
        }
    }

    private static final int MAX_PARTS = 36 * 36 - 1;
    private static final int HEADER = 8;
    /** Eight characters of Base32 are five bytes, so that each code but the last holds whole bytes. */
    private static final int GROUP_CHARS = 8;

    private static final int GROUP_BYTES = 5;
    /** Readers keep a window of 2¹⁰ bytes, so nothing may refer further back. */
    private static final int WINDOW = 1 << 10;

    private Bbqr() {}

    /**
     * {@return the texts of the codes, each of {@code maxChars} characters at most, all but the last of one length}
     * Compressed where that is shorter.
     * @param maxChars what one code may hold, for example 2132 for a QR code of version 27; at least 16
     * @throws IllegalArgumentException if the content is empty or needs more codes than a series can have
     */
    public static List<String> parts(byte[] content, FileType type, int maxChars) {
        if (content.length == 0 || maxChars < HEADER + GROUP_CHARS) {
            throw new IllegalArgumentException("A series holds something, in codes of 16 characters or more");
        }
        var compressed = compress(content);
        return compressed.length < content.length
                ? split('Z', compressed, type, maxChars)
                : split('2', content, type, maxChars);
    }

    private static List<String> split(char encoding, byte[] bytes, FileType type, int maxChars) {
        var most = (maxChars - HEADER) / GROUP_CHARS * GROUP_BYTES;
        var total = Math.ceilDiv(bytes.length, most);
        if (total > MAX_PARTS) {
            throw new IllegalArgumentException("A series has 1295 codes at most");
        }
        var each = Math.ceilDiv(Math.ceilDiv(bytes.length, total), GROUP_BYTES) * GROUP_BYTES;
        var count = Math.ceilDiv(bytes.length, each);
        var parts = new ArrayList<String>();
        for (var index = 0; index < count; index++) {
            var block = Arrays.copyOfRange(bytes, index * each, Math.min(bytes.length, (index + 1) * each));
            parts.add(new BbqrPart(encoding, type.letter, count, index, new ByteVector(block)).print());
        }
        return parts;
    }

    /** The JDK can't make its window smaller, but a full flush forgets all that was before. */
    private static byte[] compress(byte[] content) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            var out = new ByteArrayOutputStream();
            var buffer = new byte[2 * WINDOW];
            for (var start = 0; start < content.length; start += WINDOW) {
                deflater.setInput(content, start, Math.min(WINDOW, content.length - start));
                drain(deflater, out, buffer, Deflater.FULL_FLUSH);
            }
            deflater.finish();
            drain(deflater, out, buffer, Deflater.NO_FLUSH);
            return out.toByteArray();
        }
    }

    private static void drain(Deflater deflater, ByteArrayOutputStream out, byte[] buffer, int flush) {
        int count;
        do {
            count = deflater.deflate(buffer, 0, buffer.length, flush);
            out.write(buffer, 0, count);
        } while (count == buffer.length);
    }
}
