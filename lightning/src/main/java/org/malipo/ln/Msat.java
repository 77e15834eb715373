package org.malipo.ln;

import fr.acinq.bitcoin.Satoshi;

/** Millisatoshis, the unit of payment requests and HTLCs. 1 sat = 1000 msat. May be negative where it is a difference. */
public record Msat(long value) implements Comparable<Msat> {
    private static final long PER_SAT = 1_000;

    public static final Msat ZERO = new Msat(0);

    /** What there will ever be: 21 million BTC. */
    public static final Msat MAX = new Msat(2_100_000_000_000_000_000L);

    public static Msat of(Satoshi sats) {
        return ofSats(sats.toLong());
    }

    public static Msat ofSats(long sats) {
        return new Msat(Math.multiplyExact(sats, PER_SAT));
    }

    public Msat plus(Msat other) {
        return new Msat(Math.addExact(value, other.value));
    }

    public Msat minus(Msat other) {
        return new Msat(Math.subtractExact(value, other.value));
    }

    /** {@return whole satoshis, rounded down, as outputs of a commitment transaction are (BOLT 3)} */
    public Satoshi floorToSats() {
        return new Satoshi(Math.floorDiv(value, PER_SAT));
    }

    /** {@return whole satoshis, rounded up so that they cover the amount} */
    public Satoshi ceilToSats() {
        return new Satoshi(Math.ceilDiv(value, PER_SAT));
    }

    public boolean isWholeSats() {
        return value % PER_SAT == 0;
    }

    @Override
    public int compareTo(Msat other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value + " msat";
    }
}
