package org.malipo.wallets.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.HistoryPage.Part;
import org.malipo.chain.HistoryPage.Seen;
import org.malipo.wallets.HistoryFilter;

/**
 * The filter bar of the list of transactions, as it stands in the address; what is not set is empty.
 *
 * @param state {@code confirmed} or {@code unconfirmed}
 * @param from the first day, as {@code 2026-11-26}
 * @param until the last day
 * @param timezone of the browser
 */
public record TransactionListForm(String text, String label, String state, String from, String until, String timezone) {
    private static final int LAST_YEAR = 9999;

    static TransactionListForm of(Map<String, String> parameters) {
        return new TransactionListForm(
                typed(parameters, "text"),
                typed(parameters, "label"),
                typed(parameters, "state"),
                typed(parameters, "from"),
                typed(parameters, "until"),
                typed(parameters, "timezone"));
    }

    private static String typed(Map<String, String> parameters, String name) {
        return parameters.getOrDefault(name, "").replace("\0", "").strip();
    }

    public boolean isSet() {
        return !(text + label + state + from + until).isEmpty();
    }

    /** {@return whether this is a day, or nothing} */
    public boolean isDay(String typed) {
        return typed.isEmpty() || day(typed).isPresent();
    }

    boolean isReadable() {
        return isDay(from) && isDay(until);
    }

    HistoryFilter filter() {
        return new HistoryFilter(
                switch (state) {
                    case "confirmed" -> Part.CONFIRMED;
                    case "unconfirmed" -> Part.UNCONFIRMED;
                    default -> Part.ALL;
                },
                emptyAsNull(label),
                emptyAsNull(text),
                seen());
    }

    private Seen seen() {
        return new Seen(
                day(from).map(this::begin).orElse(Seen.EVER.from()),
                day(until).map(day -> begin(day.plusDays(1))).orElse(Seen.EVER.until()));
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(timezone);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed)).filter(day -> day.getYear() > 0 && day.getYear() < LAST_YEAR);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** {@return the address with this filter, and with what else is to stand there} */
    String at(String path, Map<String, String> further) {
        var all = new LinkedHashMap<String, String>();
        all.put("text", text);
        all.put("label", label);
        all.put("state", state);
        all.put("from", from);
        all.put("until", until);
        all.put("timezone", timezone);
        all.putAll(further);
        all.values().removeIf(String::isEmpty);
        var query = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
