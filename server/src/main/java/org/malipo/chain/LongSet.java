package org.malipo.chain;

/**
 * A set of longs in one array: open addressing, linear probing, at most three quarters full. Ten million entries take 134
 * MB, 13 bytes each. One thread writes; entries are never removed.
 */
final class LongSet {
    private static final int SMALLEST = 1 << 10;

    /** Spreads keys, so that one who chooses them can't make all of them meet in one place of the table. */
    private final long salt;

    private long[] slots = new long[SMALLEST];
    private boolean hasZero;
    private int size;

    LongSet(long salt) {
        this.salt = salt;
    }

    boolean contains(long key) {
        return key == 0 ? hasZero : slots[slotOf(slots, key)] == key;
    }

    /** {@return whether it was not there yet} */
    boolean add(long key) {
        if (key == 0) {
            var isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        var slot = slotOf(slots, key);
        if (slots[slot] == key) {
            return false;
        }
        slots[slot] = key;
        size++;
        if (size > slots.length / 4 * 3) {
            grow();
        }
        return true;
    }

    int size() {
        return size + (hasZero ? 1 : 0);
    }

    /** {@return the heap it takes, in bytes} */
    long bytes() {
        return 8L * slots.length;
    }

    private void grow() {
        var larger = new long[Math.multiplyExact(slots.length, 2)];
        for (var key : slots) {
            if (key != 0) {
                larger[slotOf(larger, key)] = key;
            }
        }
        slots = larger;
    }

    /** {@return where the key is, or the free slot where it belongs} */
    private int slotOf(long[] table, long key) {
        var mixed = (key ^ salt) * 0x9e37_79b9_7f4a_7c15L;
        var mask = table.length - 1;
        var slot = (int) (mixed >>> 32) & mask;
        while (table[slot] != 0 && table[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
