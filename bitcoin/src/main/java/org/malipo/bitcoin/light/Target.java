package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.BlockHash;
import java.math.BigInteger;

/** The compact form ("bits") of the number that a block's hash may not exceed, and what it means. */
final class Target {
    private static final BigInteger TWO_TO_256 = BigInteger.ONE.shiftLeft(256);
    private static final int SIGN = 0x0080_0000;
    private static final int MANTISSA = 0x007f_ffff;

    private Target() {}

    /** {@return the target, or a number below 1 if these bits name none} */
    static BigInteger of(long bits) {
        var exponent = (int) (bits >>> 24);
        var mantissa = BigInteger.valueOf(bits & MANTISSA);
        var target = exponent <= 3 ? mantissa.shiftRight(8 * (3 - exponent)) : mantissa.shiftLeft(8 * (exponent - 3));
        var isNegative = (bits & SIGN) != 0;
        return isNegative || target.bitLength() > 256 ? BigInteger.ZERO : target;
    }

    /** {@return the compact form, which keeps the highest three bytes} */
    static long bits(BigInteger target) {
        var bytes = (target.bitLength() + 7) / 8;
        var mantissa =
                (bytes <= 3 ? target.shiftLeft(8 * (3 - bytes)) : target.shiftRight(8 * (bytes - 3))).longValueExact();
        if ((mantissa & SIGN) != 0) {
            mantissa >>>= 8;
            bytes++;
        }
        return (long) bytes << 24 | mantissa;
    }

    /** {@return how many hashes a block with these bits costs on average} */
    static BigInteger work(long bits) {
        return TWO_TO_256.divide(of(bits).add(BigInteger.ONE));
    }

    /** {@return whether the hash is work enough for these bits} */
    static boolean isMetBy(BlockHash hash, long bits) {
        var number = new BigInteger(1, hash.value.reversed().toByteArray());
        return number.compareTo(of(bits)) <= 0;
    }
}
