package org.malipo.bench;

import java.util.Arrays;
import java.util.Locale;

/** Measured times in milliseconds. */
final class Figures {
    private final double[] millis;

    private Figures(double[] sorted) {
        this.millis = sorted;
    }

    static Figures ofNanos(long... nanos) {
        return new Figures(
                Arrays.stream(nanos).sorted().mapToDouble(nano -> nano / 1e6).toArray());
    }

    /** {@return the smallest value that {@code percent} of the measurements do not exceed} */
    double percentile(int percent) {
        int index = (int) Math.ceil(millis.length * percent / 100.0) - 1;
        return millis[Math.clamp(index, 0, millis.length - 1)];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms (n = %d)",
                percentile(50),
                percentile(95),
                percentile(99),
                percentile(100),
                millis.length);
    }
}
