package org.malipo.invoices.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.invoices.AdditionalStatus;
import org.malipo.invoices.InvoiceFilter;
import org.malipo.invoices.InvoiceStatus;

/** Collects what the filter bar of a list says: what was typed, in the language of the search field, and what was picked. */
final class TypedFilter {
    private static final String ZONE = "timezone";
    /** So much of a word is kept to find an invoice by. */
    private static final int LONGEST_TEXT = 512;

    private final StoreId store;
    private final TypedTimes times;
    private final Set<InvoiceStatus> statuses = new HashSet<>();
    private final Set<AdditionalStatus> peculiar = new HashSet<>();
    private final List<String> orders = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final List<String> apps = new ArrayList<>();
    private @Nullable String text;
    private @Nullable Boolean unusual;
    private @Nullable Instant from;
    private @Nullable Instant to;
    private boolean archived;

    private TypedFilter(StoreId store, TypedTimes times) {
        this.store = store;
        this.times = times;
    }

    /** @throws Misread if something typed can't be understood */
    static InvoiceFilter of(StoreId store, ListForm form, Instant now) {
        var tokens = SearchToken.read(form.searchTerm());
        var filter = new TypedFilter(store, new TypedTimes(now, zone(tokens, form)));
        tokens.forEach(filter::take);
        StateWords.status(form.status()).ifPresent(filter.statuses::add);
        filter.times.range(form.daterange()).ifPresent(filter::within);
        filter.archived |= form.archived();
        return filter.build();
    }

    /** What was typed counts more than what the browser says; times are in UTC where neither says anything. */
    private static ZoneId zone(List<SearchToken> tokens, ListForm form) {
        var typed = tokens.stream()
                .filter(token -> token.key() != null && token.key().equalsIgnoreCase(ZONE))
                .map(token -> known(TypedTimes.zone(token.value()), ZONE, token.value()))
                .findFirst();
        return typed.or(() -> TypedTimes.zone(form.timezone())).orElse(ZoneOffset.UTC);
    }

    private void take(SearchToken token) {
        var key = token.key();
        var value = token.value();
        if (key == null) {
            search(value);
            return;
        }
        var name = key.toLowerCase(Locale.ROOT);
        if (value.isBlank()) {
            throw new Misread("value", name);
        }
        switch (name) {
            case "status" -> statuses.add(known(StateWords.status(value), name, value));
            case "exceptionstatus" -> peculiar.add(known(StateWords.peculiar(value), name, value));
            case "unusual" -> unusual = truth(value);
            case "includearchived" -> archived |= truth(value);
            case "storeid" -> known(Optional.of(value).filter(store.value()::equals), name, value);
            case "orderid" -> orders.add(value);
            case "itemcode" -> items.add(value);
            case "appid" -> apps.add(value);
            case "startdate" ->
                notBefore(known(times.time(value), "date", value).first());
            case "enddate" -> notAfter(known(times.time(value), "date", value).last());
            case "daterange" -> within(known(times.range(value), name, value));
            case ZONE -> {}
            default -> throw new Misread("key", key);
        }
    }

    private void search(String value) {
        if (text != null) {
            throw new Misread("text", value);
        }
        if (value.length() > LONGEST_TEXT) {
            throw new Misread("long", String.valueOf(value.length()));
        }
        text = value;
    }

    private void within(TypedTimes.Span span) {
        notBefore(span.first());
        notAfter(span.last());
    }

    private void notBefore(Instant time) {
        from = from == null || time.isAfter(from) ? time : from;
    }

    private void notAfter(Instant time) {
        to = to == null || time.isBefore(to) ? time : to;
    }

    private static boolean truth(String value) {
        return known(
                Optional.of(value.toLowerCase(Locale.ROOT))
                        .filter(Set.of("true", "false")::contains)
                        .map(Boolean::valueOf),
                "truth",
                value);
    }

    private static <T> T known(Optional<T> meant, String fault, String word) {
        return meant.orElseThrow(() -> new Misread(fault, word));
    }

    private InvoiceFilter build() {
        return new InvoiceFilter(
                orders,
                statuses,
                from,
                to,
                text,
                archived,
                null,
                0,
                null,
                new InvoiceFilter.Finer(peculiar, unusual, items, apps));
    }
}
