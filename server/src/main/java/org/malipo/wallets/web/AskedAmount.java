package org.malipo.wallets.web;

import fr.acinq.bitcoin.Satoshi;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.access.AmountUnit;
import org.malipo.money.Sats;

/** Reads amounts as people type them in their unit: digits, a point before decimals, and blanks between thousands. */
final class AskedAmount {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,16}(\\.[0-9]{1,8})?");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f]");
    private static final long ALL_BITCOINS = 2_100_000_000_000_000L;

    private AskedAmount() {}

    /** {@return the amount; empty if it is none, is zero, or is more than there are bitcoins} */
    static Optional<Satoshi> read(String typed, AmountUnit unit) {
        var digits = BLANKS.matcher(typed).replaceAll("");
        if (!FORM.matcher(digits).matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(digits);
        try {
            var sats = switch (unit) {
                case SAT -> new Sats(number.longValueExact());
                case BTC -> Sats.ofBtc(number);
            };
            return Optional.of(sats.value())
                    .filter(value -> value > 0 && value <= ALL_BITCOINS)
                    .map(Satoshi::new);
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }
}
