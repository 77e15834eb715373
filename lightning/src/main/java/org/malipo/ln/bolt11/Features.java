package org.malipo.ln.bolt11;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.malipo.ln.bolt11.Bolt11Exception.Reason;

/** Which features a payee has, as numbers of bits (BOLT 9). Odd bits that nobody knows are kept. */
public record Features(SortedSet<Integer> bits) {
    public static final Features NONE = new Features(List.of());

    /** What each payee of today asks for. */
    public static final Features USUAL = of(8, 14);

    public Features {
        bits = Collections.unmodifiableSortedSet(new TreeSet<>(bits));
    }

    private Features(Collection<Integer> bits) {
        this(new TreeSet<>(bits));
    }

    public static Features of(Integer... bits) {
        return new Features(List.of(bits));
    }

    /** {@return whether the feature is offered or required} */
    public boolean has(Feature feature) {
        return bits.contains(feature.requiredBit()) || bits.contains(feature.optionalBit());
    }

    static Features read(Groups groups) throws Bolt11Exception {
        if (groups.size() == 0 || groups.at(0) == 0) {
            throw Bolt11Exception.field("The payment request writes its features in a form that is not allowed.");
        }
        var last = groups.size() * Groups.BITS - 1;
        var bits = IntStream.rangeClosed(0, last)
                .filter(bit -> (groups.at((last - bit) / Groups.BITS) >> bit % Groups.BITS & 1) == 1)
                .boxed()
                .toList();
        return new Features(bits).checked();
    }

    private Features checked() throws Bolt11Exception {
        for (var bit : bits) {
            if (bit % 2 == 0 && Feature.of(bit).isEmpty()) {
                throw new Bolt11Exception(
                        Reason.FEATURE, "The payee requires feature " + bit + ", which is unknown here.");
            }
        }
        if (has(Feature.BASIC_MPP) && !has(Feature.PAYMENT_SECRET)) {
            throw new Bolt11Exception(
                    Reason.FEATURE, "The payee takes payments in parts, but no secret that would keep them together.");
        }
        return this;
    }

    /** @return the fewest groups that hold the bits */
    Groups write() {
        var groups = new byte[bits.isEmpty() ? 0 : bits.last() / Groups.BITS + 1];
        for (var bit : bits) {
            groups[groups.length - 1 - bit / Groups.BITS] |= (byte) (1 << bit % Groups.BITS);
        }
        return new Groups(groups);
    }
}
