package org.malipo.bitcoin.p2p;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;

/** Writes the protocol's primitive types, little endian. */
public final class WireWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    WireWriter uint8(int value) {
        out.write(value);
        return this;
    }

    WireWriter int32(int value) {
        return littleEndian(value, 4);
    }

    WireWriter int64(long value) {
        return littleEndian(value, 8);
    }

    public WireWriter compactSize(int value) {
        if (value < 0xfd) {
            return uint8(value);
        }
        return value <= 0xffff
                ? uint8(0xfd).littleEndian(value, 2)
                : uint8(0xfe).littleEndian(value, 4);
    }

    public WireWriter bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    WireWriter text(String text) {
        var bytes = text.getBytes(UTF_8);
        return compactSize(bytes.length).bytes(bytes);
    }

    <T> WireWriter list(List<T> items, Consumer<T> writer) {
        compactSize(items.size());
        items.forEach(writer);
        return this;
    }

    public byte[] toByteArray() {
        return out.toByteArray();
    }

    private WireWriter littleEndian(long value, int bytes) {
        for (var i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)));
        }
        return this;
    }
}
