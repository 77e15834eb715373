package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.Satoshi;
import org.malipo.bitcoin.SatPerVbyte;

/** Which fees are a slip of the hand: nobody is let pay one without saying so. */
public final class FeeBounds {
    /** More than anybody had to pay in the fullest days of the chain. */
    public static final SatPerVbyte MOST = SatPerVbyte.of(2_000);

    /** A fee of a quarter of all that moves, unless it is a small one. */
    private static final int ABSURD_SHARE = 4;

    private static final Satoshi SMALL = new Satoshi(10_000);

    private FeeBounds() {}

    /** @param moved what is paid beside the fee */
    public static boolean isAbsurd(Satoshi fee, SatPerVbyte rate, Satoshi moved) {
        return rate.compareTo(MOST) > 0
                || (fee.compareTo(SMALL) > 0 && fee.times(ABSURD_SHARE).compareTo(moved.plus(fee)) > 0);
    }
}
