package org.malipo.bitcoin.filters;

import java.util.Arrays;

/** The places of one filter, to be looked up very often: open addressing, at most half full. */
final class Places {
    private static final long FREE = -1;

    private final long[] slots;
    private final int mask;

    Places(long[] places) {
        slots = new long[Math.max(2, Integer.highestOneBit(places.length) << 2)];
        mask = slots.length - 1;
        Arrays.fill(slots, FREE);
        for (var place : places) {
            slots[slotOf(place)] = place;
        }
    }

    boolean contains(long place) {
        return slots[slotOf(place)] == place;
    }

    /** The slot that holds the place, or the free one where it belongs; places are hashes already, below 2 to the 63rd. */
    private int slotOf(long place) {
        var slot = (int) place & mask;
        while (slots[slot] != place && slots[slot] != FREE) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
