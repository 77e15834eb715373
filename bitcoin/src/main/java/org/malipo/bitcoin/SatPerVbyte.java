package org.malipo.bitcoin;

import fr.acinq.bitcoin.Satoshi;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A fee rate in satoshis per virtual byte, as exact as it was given. Never negative. */
public record SatPerVbyte(BigDecimal value) implements Comparable<SatPerVbyte> {
    private static final int VBYTES_PER_KVB_DIGITS = 3;
    private static final int WEIGHT_PER_VBYTE = 4;

    public SatPerVbyte {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("A fee rate can't be negative: " + value.toPlainString());
        }
    }

    public static SatPerVbyte of(long satPerVbyte) {
        return new SatPerVbyte(BigDecimal.valueOf(satPerVbyte));
    }

    /** {@return the rate that a node's RPC gives in BTC per 1000 virtual bytes} */
    public static SatPerVbyte ofBtcPerKvb(BigDecimal btcPerKvb) {
        return new SatPerVbyte(btcPerKvb.movePointRight(8 - VBYTES_PER_KVB_DIGITS));
    }

    /** {@return the same rate in BTC per 1000 virtual bytes, as a node's RPC takes it} */
    public BigDecimal toBtcPerKvb() {
        return value.movePointLeft(8 - VBYTES_PER_KVB_DIGITS);
    }

    /** {@return the fee of a transaction of this size, rounded up so that the rate is reached} */
    public Satoshi feeOf(long vbytes) {
        var sats = value.multiply(BigDecimal.valueOf(vbytes)).setScale(0, RoundingMode.CEILING);
        return new Satoshi(sats.longValueExact());
    }

    /** {@return the part of a fee that falls on these weight units, rounded up; four of them are a virtual byte} */
    public Satoshi feeOfWeight(long units) {
        var sats = value.multiply(BigDecimal.valueOf(units))
                .divide(BigDecimal.valueOf(WEIGHT_PER_VBYTE), 0, RoundingMode.CEILING);
        return new Satoshi(sats.longValueExact());
    }

    /** {@return the rate that a fee comes to, rounded down to a thousandth} */
    public static SatPerVbyte of(Satoshi fee, long vbytes) {
        return new SatPerVbyte(
                BigDecimal.valueOf(fee.toLong()).divide(BigDecimal.valueOf(vbytes), 3, RoundingMode.DOWN));
    }

    @Override
    public int compareTo(SatPerVbyte other) {
        return value.compareTo(other.value);
    }

    /** Rates are equal when they ask the same fee: 2 and 2.0 are one rate. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SatPerVbyte rate && value.compareTo(rate.value) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return value.toPlainString() + " sat/vB";
    }
}
