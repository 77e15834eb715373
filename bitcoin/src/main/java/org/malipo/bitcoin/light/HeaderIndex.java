package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.BlockHash;
import java.util.OptionalInt;

/**
 * Finds the height of a block by its hash, in 16 bytes a header at most: open addressing by the hash's first bytes,
 * which are as good as random. Entries of headers that are gone stay until the table grows, and find nothing.
 */
final class HeaderIndex {
    private final PackedHeaders headers;
    private int[] slots = new int[1 << 12];
    private int used;

    HeaderIndex(PackedHeaders headers) {
        this.headers = headers;
    }

    void add(int height) {
        if (2 * (used + 1) > slots.length) {
            rebuild();
        }
        put(headers.hash(height), height);
    }

    OptionalInt find(BlockHash hash) {
        for (var slot = slotOf(hash); slots[slot] != 0; slot = next(slot)) {
            var height = slots[slot] - 1;
            if (height <= headers.last() && headers.hash(height).equals(hash)) {
                return OptionalInt.of(height);
            }
        }
        return OptionalInt.empty();
    }

    private void rebuild() {
        slots = new int[Math.max(slots.length, 4 * Integer.highestOneBit(headers.count() + 1))];
        used = 0;
        for (var height = 0; height < headers.last(); height++) {
            put(headers.hash(height), height);
        }
    }

    private void put(BlockHash hash, int height) {
        var slot = slotOf(hash);
        while (slots[slot] != 0) {
            slot = next(slot);
        }
        slots[slot] = height + 1;
        used++;
    }

    private int slotOf(BlockHash hash) {
        var bytes = hash.value;
        var key = (bytes.get(0) & 0xff) | (bytes.get(1) & 0xff) << 8 | (bytes.get(2) & 0xff) << 16 | bytes.get(3) << 24;
        return key & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }
}
