package org.malipo.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Satoshis, the unit of the chain. 1 BTC = 100 000 000 sat. May be negative where it is a difference. */
public record Sats(long value) implements Comparable<Sats> {
    public static final Sats ZERO = new Sats(0);

    /** {@return the satoshis in {@code btc}, rounded up so that the receiver is never short} */
    public static Sats ceilOfBtc(BigDecimal btc) {
        return new Sats(btc.movePointRight(8).setScale(0, RoundingMode.CEILING).longValueExact());
    }

    /**
     * {@return the satoshis in {@code btc}}
     * @throws ArithmeticException if there is a fraction of a satoshi, or too many of them
     */
    public static Sats ofBtc(BigDecimal btc) {
        return new Sats(btc.movePointRight(8).longValueExact());
    }

    public Sats plus(Sats other) {
        return new Sats(Math.addExact(value, other.value));
    }

    public Sats minus(Sats other) {
        return new Sats(Math.subtractExact(value, other.value));
    }

    /** {@return the same amount in BTC, with 8 decimals} */
    public BigDecimal toBtc() {
        return BigDecimal.valueOf(value, 8);
    }

    @Override
    public int compareTo(Sats other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value + " sat";
    }
}
