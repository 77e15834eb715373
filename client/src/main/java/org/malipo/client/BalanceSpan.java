package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** For how long back a balance is followed. Servers to come may know others, which are kept as they are. */
public record BalanceSpan(@JsonValue String text) {
    public static final BalanceSpan DAY = new BalanceSpan("Day");
    public static final BalanceSpan WEEK = new BalanceSpan("Week");
    public static final BalanceSpan MONTH = new BalanceSpan("Month");

    /** Since the year began. */
    public static final BalanceSpan YEAR_TO_DATE = new BalanceSpan("YTD");

    public static final BalanceSpan YEAR = new BalanceSpan("Year");
    public static final BalanceSpan TWO_YEARS = new BalanceSpan("TwoYears");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BalanceSpan {}

    @Override
    public String toString() {
        return text;
    }
}
