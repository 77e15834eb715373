package org.malipo.wallets;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** For how long back a balance is followed. */
public enum BalanceSpan {
    DAY("Day", 1),
    WEEK("Week", 7),
    MONTH("Month", 30),
    /** Since the year began, in UTC. */
    YTD("YTD", 0),
    YEAR("Year", 365),
    TWO_YEARS("TwoYears", 730);

    private final String word;
    private final int days;

    BalanceSpan(String word, int days) {
        this.word = word;
        this.days = days;
    }

    /** {@return what the API calls it} */
    public String word() {
        return word;
    }

    /** {@return the span of that name in any case, a week where there is none of it} */
    public static BalanceSpan of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(span -> span.word.equalsIgnoreCase(word))
                .findFirst()
                .orElse(WEEK);
    }

    /** The first day of a year has nothing behind it, so it shows itself. */
    Duration before(Instant now) {
        return Duration.ofDays(
                this == YTD ? Math.max(1, now.atZone(ZoneOffset.UTC).getDayOfYear() - 1) : days);
    }
}
