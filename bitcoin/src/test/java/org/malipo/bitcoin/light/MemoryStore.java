package org.malipo.bitcoin.light;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Records that live as long as the test. */
final class MemoryStore implements ChainStore {
    private final int recordBytes;
    private byte[] records = {};

    MemoryStore(int recordBytes) {
        this.recordBytes = recordBytes;
    }

    @Override
    public int count() {
        return records.length / recordBytes;
    }

    @Override
    public byte[] read(int from, int count) {
        return Arrays.copyOfRange(records, from * recordBytes, (from + count) * recordBytes);
    }

    @Override
    public void append(byte[] more) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(records);
        all.writeBytes(more);
        records = all.toByteArray();
    }

    @Override
    public void truncate(int count) {
        records = Arrays.copyOf(records, Math.min(records.length, count * recordBytes));
    }
}
