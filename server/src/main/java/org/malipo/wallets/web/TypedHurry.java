package org.malipo.wallets.web;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.bitcoin.SatPerVbyte;

/**
 * How soon something should be in a block, as somebody typed it.
 *
 * @param hurry within how many blocks, or {@code own} for a rate that was typed
 */
record TypedHurry(String hurry, String rate) {
    static final String OWN = "own";

    private static final BigDecimal HIGHEST = new BigDecimal(1_000_000);
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,3})?");
    private static final int LONGEST_WAIT = 1_008;

    boolean isOwn() {
        return hurry.equals(OWN);
    }

    int blocks() {
        return hurry.matches("[0-9]{1,4}") ? Math.clamp(Integer.parseInt(hurry), 1, LONGEST_WAIT) : 1;
    }

    /** {@return the rate of their own, or empty if it makes no sense, which is told} */
    Optional<SatPerVbyte> ownRate(SatPerVbyte lowest, SendWrongs wrongs) {
        var typed = rate.strip();
        if (!DECIMAL.matcher(typed).matches()) {
            wrongs.add("rate", "rate");
        } else if (new BigDecimal(typed).compareTo(lowest.value()) < 0) {
            wrongs.add("rate", "rate-low", lowest.value().stripTrailingZeros().toPlainString());
        } else if (new BigDecimal(typed).compareTo(HIGHEST) > 0) {
            wrongs.add("rate", "rate-high");
        } else {
            return Optional.of(new SatPerVbyte(new BigDecimal(typed)));
        }
        return Optional.empty();
    }
}
