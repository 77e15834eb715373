package org.malipo.web;

import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.NumberFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.malipo.access.AmountUnit;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Money;
import org.malipo.money.Sats;

/** Amounts and times as people read them. The unit always stands beside the number. */
public final class Figures {
    /** Holds groups of digits, and a number and its unit, together on one line. */
    private static final char THIN_SPACE = '\u202f';

    private static final char SPACE = '\u00a0';

    private final Locale locale;
    private final AmountUnit unit;

    Figures(Locale locale, AmountUnit unit) {
        this.locale = locale;
        this.unit = unit;
    }

    /** {@return the unit in which amounts are told to who looks at the page} */
    public AmountUnit unit() {
        return unit;
    }

    /** {@return an amount in the reader's unit: {@code 12 345 sat} or {@code 0.00012345 BTC}} */
    public String amount(Sats amount) {
        return in(unit, amount);
    }

    /** {@return the same of an amount in bitcoin} */
    public String amount(BigDecimal btc) {
        return amount(Sats.ofBtc(btc));
    }

    /** {@return the same amount in the unit that the reader did not choose} */
    public String otherwise(Sats amount) {
        return in(unit.other(), amount);
    }

    private String in(AmountUnit wanted, Sats amount) {
        return switch (wanted) {
            case SAT -> sats(amount);
            case BTC -> btc(amount.toBtc());
        };
    }

    /** {@return for example {@code 12 345 sat}} */
    public String sats(Sats amount) {
        return grouped(BigDecimal.valueOf(amount.value()), 0, THIN_SPACE) + SPACE + "sat";
    }

    /** {@return an amount of bitcoin in satoshis, for example {@code 12 345 sat}} */
    public String btcAsSats(BigDecimal btc) {
        return sats(Sats.ofBtc(btc));
    }

    /** {@return for example {@code 0.00012345 BTC}, always with 8 decimals} */
    public String btc(BigDecimal amount) {
        return amount.setScale(8, RoundingMode.UNNECESSARY).toPlainString() + SPACE + "BTC";
    }

    /** {@return in the reader's unit and with a sign, as changes of a balance are told: {@code +12 345 sat}} */
    public String change(Sats amount) {
        var sign = amount.value() == 0 ? "" : amount.value() < 0 ? "\u2212" : "+";
        return sign + amount(new Sats(Math.abs(amount.value())));
    }

    /** {@return for example {@code 1,234.50 USD}; never rounded} */
    public String money(BigDecimal amount, CurrencyCode currency) {
        int decimals = Math.max(
                currency.decimals().orElse(0),
                Math.max(0, amount.stripTrailingZeros().scale()));
        return grouped(amount, decimals, symbols().getGroupingSeparator()) + SPACE + currency;
    }

    public String money(Money money) {
        return money(money.amount(), money.currency());
    }

    /** {@return a price of one bitcoin, with no more decimals than it needs} */
    public String rate(BigDecimal price, CurrencyCode currency) {
        var scaled = price.stripTrailingZeros();
        int kept = scaled.compareTo(BigDecimal.ONE) < 0 ? 8 : 2;
        int decimals = Math.clamp(scaled.scale(), 0, kept);
        var rounded = scaled.setScale(decimals, RoundingMode.HALF_EVEN);
        return grouped(rounded, decimals, symbols().getGroupingSeparator()) + SPACE + currency;
    }

    public String number(long number) {
        return grouped(BigDecimal.valueOf(number), 0, symbols().getGroupingSeparator());
    }

    /** {@return date and time in UTC; the browser puts its own zone in place} */
    public String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(instant.atOffset(ZoneOffset.UTC))
                + SPACE
                + "UTC";
    }

    /** {@return for example {@code 4:05}} */
    public String clock(Duration left) {
        var rest = left.isNegative() ? Duration.ZERO : left;
        return rest.toHours() > 0
                ? "%d:%02d:%02d".formatted(rest.toHours(), rest.toMinutesPart(), rest.toSecondsPart())
                : "%d:%02d".formatted(rest.toMinutes(), rest.toSecondsPart());
    }

    private String grouped(BigDecimal amount, int decimals, char separator) {
        var format = (DecimalFormat) NumberFormat.getInstance(Words.withLatinDigits(locale));
        var symbols = format.getDecimalFormatSymbols();
        symbols.setGroupingSeparator(separator);
        format.setDecimalFormatSymbols(symbols);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }

    private DecimalFormatSymbols symbols() {
        return DecimalFormatSymbols.getInstance(Words.withLatinDigits(locale));
    }
}
