package org.malipo.ln.bolt11;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A row of values of 5 bits, as Bech32 carries them. Numbers have their most significant group first. */
final class Groups {
    static final int BITS = 5;
    private static final int MAX_NUMBER = 12;

    private final byte[] values;

    Groups(byte[] values) {
        this.values = values;
    }

    static Groups ofBytes(byte[] bytes) {
        var values = new byte[Math.ceilDiv(bytes.length * 8, BITS)];
        for (var bit = 0; bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] >> (7 - bit % 8) & 1) == 1) {
                values[bit / BITS] |= (byte) (1 << (BITS - 1 - bit % BITS));
            }
        }
        return new Groups(values);
    }

    /** {@return the number in so many groups} */
    static Groups ofNumber(long number, int count) {
        var values = new byte[count];
        for (var i = 0; i < count; i++) {
            values[count - 1 - i] = (byte) ((number >> (i * BITS)) & 31);
        }
        return new Groups(values);
    }

    /** {@return the number in as few groups as it takes, none for 0} */
    static Groups ofNumber(long number) {
        return ofNumber(number, Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(number), BITS));
    }

    static Groups joined(Groups... parts) {
        var values = new ByteArrayOutputStream();
        for (var part : parts) {
            values.writeBytes(part.values);
        }
        return new Groups(values.toByteArray());
    }

    int size() {
        return values.length;
    }

    int at(int index) {
        return values[index];
    }

    Groups slice(int from, int to) {
        return new Groups(Arrays.copyOfRange(values, from, to));
    }

    /** @throws IllegalStateException if there are more than 60 bits */
    long number() {
        if (values.length > MAX_NUMBER) {
            throw new IllegalStateException("Too many groups for a number: " + values.length);
        }
        var number = 0L;
        for (var value : values) {
            number = number << BITS | value;
        }
        return number;
    }

    /** {@return the bytes, followed by zeros to the end of the last one} */
    byte[] paddedBytes() {
        var bytes = new byte[Math.ceilDiv(values.length * BITS, 8)];
        for (var bit = 0; bit < values.length * BITS; bit++) {
            if ((values[bit / BITS] >> (BITS - 1 - bit % BITS) & 1) == 1) {
                bytes[bit / 8] |= (byte) (1 << (7 - bit % 8));
            }
        }
        return bytes;
    }

    /** @throws Bolt11Exception if there are more groups than the bytes need, or bits after them that are not zero */
    byte[] bytes() throws Bolt11Exception {
        var bytes = Arrays.copyOf(paddedBytes(), values.length * BITS / 8);
        if (!equals(ofBytes(bytes))) {
            throw Bolt11Exception.field("A field of the payment request has something behind its end.");
        }
        return bytes;
    }

    byte[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Groups groups && Arrays.equals(values, groups.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
