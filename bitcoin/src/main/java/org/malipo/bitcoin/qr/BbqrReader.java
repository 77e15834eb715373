package org.malipo.bitcoin.qr;

import fr.acinq.bitcoin.ByteVector;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Puts a BBQr series together, in whatever order its codes are seen. Holds 1 MiB at most, also of compressed content. */
final class BbqrReader implements SeriesReader {
    static final int MAX_BYTES = 1 << 20;

    private @Nullable BbqrPart first;
    private @Nullable BbqrPart[] parts = new BbqrPart[0];
    private int received;
    private int bytes;

    @Override
    public QrScan accept(String text) {
        var part = BbqrPart.parse(text);
        if (part.isEmpty()) {
            return new QrScan.Refused("This is no readable BBQr code");
        }
        if (first == null) {
            first = part.get();
            parts = new BbqrPart[first.total()];
        }
        return add(part.get(), first);
    }

    private QrScan add(BbqrPart part, BbqrPart series) {
        if (!part.belongsTo(series)) {
            return new QrScan.Refused("This code belongs to another series");
        }
        var known = parts[part.index()];
        if (known != null && !known.equals(part)) {
            return new QrScan.Refused("Two codes of the series have the same number and differ");
        }
        if (known == null) {
            if (bytes + part.data().size() > MAX_BYTES) {
                return new QrScan.Refused("The series holds more than is read");
            }
            parts[part.index()] = part;
            bytes += part.data().size();
            received++;
        }
        return received < series.total() ? new QrScan.InProgress(received, series.total()) : whole(series);
    }

    private QrScan whole(BbqrPart series) {
        var joined = new ByteArrayOutputStream(bytes);
        var usual = parts[0] == null ? 0 : parts[0].data().size();
        for (var part : parts) {
            if (part == null || !hasRightLength(part, usual)) {
                return new QrScan.Refused("The codes of the series are not of equal length");
            }
            joined.writeBytes(part.data().toByteArray());
        }
        try {
            return content(
                    series.type(), series.encoding() == 'Z' ? inflate(joined.toByteArray()) : joined.toByteArray());
        } catch (DataFormatException e) {
            return new QrScan.Refused("The compressed content can't be read");
        }
    }

    /** All are equally long but the last, which may be shorter. */
    private static boolean hasRightLength(BbqrPart part, int usual) {
        var length = part.data().size();
        return part.index() < part.total() - 1 ? length == usual : length <= usual;
    }

    private static byte[] inflate(byte[] compressed) throws DataFormatException {
        try (var inflater = new Inflater(true)) {
            inflater.setInput(compressed);
            var buffer = new byte[1 << 13];
            var out = new ByteArrayOutputStream();
            while (!inflater.finished()) {
                var count = inflater.inflate(buffer);
                if ((count == 0 && !inflater.finished()) || out.size() + count > MAX_BYTES) {
                    throw new DataFormatException("cut off, or larger than is read");
                }
                out.write(buffer, 0, count);
            }
            return out.toByteArray();
        }
    }

    private static QrScan content(char type, byte[] bytes) {
        return switch (type) {
            case 'P' -> new QrScan.Done(new QrContent.Psbt(new ByteVector(bytes)));
            case 'T' -> new QrScan.Done(new QrContent.Transaction(new ByteVector(bytes)));
            case 'J', 'U' -> text(bytes);
            case 'B' -> new QrScan.Done(new QrContent.Binary(new ByteVector(bytes)));
            default -> new QrScan.Refused("Content of type " + type + " is not read here");
        };
    }

    static QrScan text(byte[] bytes) {
        try {
            return new QrScan.Done(new QrContent.Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()));
        } catch (CharacterCodingException e) {
            return new QrScan.Refused("The text is not in UTF-8");
        }
    }
}
