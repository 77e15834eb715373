package org.malipo.invoices;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads lists of invoices, without their prompts and payments. */
@Component
class InvoiceListTable {
    /** So many are put in order after they were found by their words. */
    private static final int FEW = 200;
    /** So many different words are looked up one by one. */
    private static final int KINDS = 20;
    /** So many times as many are read as are wanted, as some may not match. */
    private static final long SPARE = 2;
    /** So many of the newest are gone through for a word that many have. */
    private static final int NEWEST = 10_000;

    private static final Instant ALWAYS = Instant.EPOCH;
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");
    private static final InvoiceId NO_ID = new InvoiceId("");

    private final JdbcClient jdbc;
    private final InvoiceTable invoices;

    InvoiceListTable(JdbcClient jdbc, InvoiceTable invoices) {
        this.jdbc = jdbc;
        this.invoices = invoices;
    }

    /** What is asked for. */
    private record Wish(StoreId store, InvoiceFilter filter, SoughtWords words) {
        /** {@return how many a list holds at most; no more than its query can tell} */
        long size() {
            var take = filter.take();
            return take == null ? Integer.MAX_VALUE : take;
        }

        /** {@return how far a list goes} */
        long most() {
            return filter.skip() + size();
        }

        boolean isEverything() {
            return filter.includeArchived() && filter.states().size() == InvoiceState.ALL.size();
        }
    }

    List<Invoice> list(StoreId store, InvoiceFilter filter) {
        var wish = new Wish(store, filter, SoughtWords.of(store, filter));
        long most = wish.most();
        if (!filter.orderIds().isEmpty()) {
            return read(jdbc.sql(InvoiceListSql.BY_ORDER), wish, most);
        }
        if (!filter.finer().itemCodes().isEmpty()) {
            return read(jdbc.sql(InvoiceListSql.BY_ITEM), wish, most);
        }
        if (!wish.words().isAny()) {
            return byWords(wish);
        }
        return wish.isEverything()
                ? read(jdbc.sql(InvoiceListSql.ALL), wish, most)
                : read(jdbc.sql(InvoiceListSql.BY_STATE), wish, most);
    }

    /**
     * How words begin has no order that is the list's. What few have is put in order. Of a few words that many have, each has
     * its invoices in order. What many different words of many have is likely to be found among the newest. What is left
     * takes as long as there are invoices that have such a word.
     */
    private List<Invoice> byWords(Wish wish) {
        long count = count(wish);
        if (count <= FEW) {
            var newest = byWords(wish, FEW, SPARE * wish.most());
            return newest.size() == wish.size() || count <= SPARE * wish.most() ? newest : byWords(wish, FEW, FEW);
        }
        var newest = newestOfFewWords(wish);
        if (newest.size() < wish.size()) {
            newest = read(jdbc.sql(InvoiceListSql.AMONG_NEWEST), wish, NEWEST);
        }
        return newest.size() == wish.size() ? newest : byWords(wish, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private long count(Wish wish) {
        return bound(jdbc.sql(InvoiceListSql.COUNT), wish, FEW + 1L)
                .query(Long.class)
                .single();
    }

    private List<Invoice> byWords(Wish wish, long most, long some) {
        return bound(jdbc.sql(InvoiceListSql.BY_WORDS), wish, most)
                .param("some", some)
                .query(invoices::row)
                .list();
    }

    /** {@return the first of the list; fewer than are wanted if the words are too many, or little of what they find matches} */
    private List<Invoice> newestOfFewWords(Wish wish) {
        var exact = exact(wish);
        if (exact.size() > KINDS) {
            return List.of();
        }
        var newest = byExactWords(wish, exact, SPARE * wish.most());
        return newest.size() == wish.size() ? newest : byExactWords(wish, exact, NEWEST);
    }

    private List<Invoice> byExactWords(Wish wish, List<String> exact, long most) {
        return bound(jdbc.sql(InvoiceListSql.BY_EXACT_WORDS), wish, most)
                .param("exact", exact.toArray(String[]::new))
                .query(invoices::row)
                .list();
    }

    private List<String> exact(Wish wish) {
        var words = wish.words();
        return words.apps().isEmpty()
                ? jdbc.sql(InvoiceListSql.DISTINCT_WORDS)
                        .param("store", wish.store().value())
                        .param("low", words.lows()[0])
                        .param("high", words.highs()[0])
                        .param("most", KINDS + 1)
                        .query(String.class)
                        .list()
                : words.apps();
    }

    private List<Invoice> read(StatementSpec statement, Wish wish, long most) {
        return bound(statement, wish, most).query(invoices::row).list();
    }

    private static StatementSpec bound(StatementSpec statement, Wish wish, long most) {
        var filter = wish.filter();
        var states = filter.states();
        var words = wish.words();
        return within(statement, wish)
                .param("withArchived", filter.includeArchived())
                .param("statuses", texts(states, state -> state.status().name()))
                .param("additionals", texts(states, state -> state.additional().name()))
                .param("states", texts(states, state -> state.status() + "/" + state.additional()))
                .param("orders", choice(filter.orderIds()))
                .param("items", choice(filter.finer().itemCodes()))
                .param("apps", choice(words.apps()))
                .param("text", words.text())
                .param("lows", words.lows())
                .param("highs", words.highs())
                .param("madeFrom", words.made().begin().atOffset(UTC))
                .param("madeBefore", words.made().end().atOffset(UTC))
                .param("most", most);
    }

    private static StatementSpec within(StatementSpec statement, Wish wish) {
        var filter = wish.filter();
        var below = below(filter);
        return statement
                .param("store", wish.store().value())
                .param("from", within(filter.from(), ALWAYS).atOffset(UTC))
                .param("belowAt", below.createdAt().atOffset(UTC))
                .param("belowId", below.id().value())
                .param("skip", filter.skip())
                .param("take", wish.size());
    }

    /** {@return the place that the list lies below: the last invoice of the page before, or the end of the time asked for} */
    private static InvoiceFilter.Key below(InvoiceFilter filter) {
        var after = filter.after();
        var end = within(filter.to(), NEVER).plusSeconds(1); // an invoice of that second is within it
        if (after == null || !after.createdAt().isBefore(end)) {
            return new InvoiceFilter.Key(end, NO_ID);
        }
        return after.createdAt().isBefore(ALWAYS) ? new InvoiceFilter.Key(ALWAYS, NO_ID) : after;
    }

    /** {@return the time, or the nearest one that the database can compare with; the usual one where none is given} */
    private static Instant within(@Nullable Instant time, Instant usual) {
        if (time == null) {
            return usual;
        }
        return time.isBefore(ALWAYS) ? ALWAYS : time.isAfter(NEVER) ? NEVER : time;
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    /** {@return the values, without NUL, which the database can't hold; null if there are none} */
    private static String @Nullable [] choice(Collection<String> values) {
        return values.isEmpty() ? null : texts(values, value -> value.replace("\0", ""));
    }
}
