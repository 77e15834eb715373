package org.malipo.chain.fees;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.malipo.bitcoin.SatPerVbyte;

/**
 * What to pay to be mined within so many blocks, at a few points and therefore everywhere: between two points along the
 * line that joins them, outside of them as at the nearest one. A longer wait never costs more.
 */
public final class FeeCurve {
    private static final int DECIMALS = 4;

    private final NavigableMap<Integer, SatPerVbyte> points;

    private FeeCurve(NavigableMap<Integer, SatPerVbyte> points) {
        this.points = points;
    }

    /**
     * {@return the curve through these points; one that asks more than a shorter wait is lowered to it}
     *
     * @param points rates by blocks, at least one
     */
    public static FeeCurve of(Map<Integer, SatPerVbyte> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("A curve has at least one point");
        }
        var lowered = new TreeMap<Integer, SatPerVbyte>();
        SatPerVbyte cheapest = null;
        for (var point : new TreeMap<>(points).entrySet()) {
            var rate = point.getValue();
            cheapest = cheapest == null || rate.compareTo(cheapest) < 0 ? rate : cheapest;
            lowered.put(point.getKey(), cheapest);
        }
        return new FeeCurve(lowered);
    }

    /** {@return rates by blocks, shortest wait first} */
    public SortedMap<Integer, SatPerVbyte> points() {
        return Collections.unmodifiableSortedMap(points);
    }

    SatPerVbyte at(int blocks) {
        var before = points.floorEntry(blocks);
        var after = points.ceilingEntry(blocks);
        if (before == null) {
            return points.firstEntry().getValue();
        }
        if (after == null) {
            return before.getValue();
        }
        var fall = before.getValue().value().subtract(after.getValue().value());
        int width = after.getKey() - before.getKey();
        if (width == 0 || fall.signum() == 0) {
            return before.getValue();
        }
        var fallen = fall.multiply(BigDecimal.valueOf(blocks - before.getKey()))
                .divide(BigDecimal.valueOf(width), DECIMALS, RoundingMode.DOWN);
        return new SatPerVbyte(before.getValue().value().subtract(fallen));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeeCurve curve && points.equals(curve.points);
    }

    @Override
    public int hashCode() {
        return points.hashCode();
    }

    @Override
    public String toString() {
        return points.toString();
    }
}
