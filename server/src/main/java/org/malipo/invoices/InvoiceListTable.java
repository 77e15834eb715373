package org.malipo.invoices;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Finds the places of invoices in a list. How much of it is gone through, {@link InvoiceScan} decides. */
@Component
class InvoiceListTable {
    private static final Instant ALWAYS = Instant.EPOCH;
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");
    private static final InvoiceId NO_ID = new InvoiceId("");

    private final JdbcClient jdbc;

    InvoiceListTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Indexes that hold invoices in the order of lists: all, those of states, of orders, of items, of words. */
    enum Way {
        NEWEST,
        STATES,
        ORDERS,
        ITEMS,
        WORDS,
        /** Not in order: few enough to be put in order. */
        HITS
    }

    /**
     * What is asked for.
     *
     * @param exact all words that match, where they are known
     */
    record Wish(StoreId store, InvoiceFilter filter, SoughtWords words, List<String> exact) {
        static Wish of(StoreId store, InvoiceFilter filter) {
            var words = SoughtWords.of(store, filter);
            return new Wish(store, filter, words, words.apps());
        }

        Wish withExact(List<String> known) {
            return new Wish(store, filter, words, known);
        }

        boolean isOfAllStates() {
            return filter.states().size() == InvoiceState.ALL.size();
        }

        /** {@return whether there is no condition but states and times} */
        boolean isPlain() {
            return filter.orderIds().isEmpty() && filter.finer().itemCodes().isEmpty() && words.isAny();
        }
    }

    /**
     * A part of a list.
     *
     * @param end how far it was gone through, if there is more; null at the end of the list, or where enough was found
     */
    record Step(List<InvoiceFilter.Key> found, InvoiceFilter.@Nullable Key end) {}

    /**
     * How close together those of a way are.
     *
     * @param many how many there are, counted no further than asked for
     * @param oldest when the last of these was made; null if there is none
     */
    record Density(long many, @Nullable OffsetDateTime oldest) {}

    private record Row(InvoiceFilter.Key key, boolean matches) {}

    /** {@return those of a plain list, from a number on} */
    List<InvoiceFilter.Key> plain(Wish wish, InvoiceFilter.@Nullable Key place, long skip, long take) {
        boolean isEverything = wish.filter().includeArchived() && wish.isOfAllStates();
        var statement = isEverything ? jdbc.sql(InvoiceListSql.ALL) : jdbc.sql(InvoiceListSql.BY_STATE);
        return bound(statement, wish, place, skip + take)
                .param("skip", skip)
                .param("take", take)
                .query(InvoiceListTable::key)
                .list();
    }

    /**
     * Goes through some invoices from a place on.
     *
     * @param budget how many
     * @param take ends it as soon as so many were found
     * @param most how many {@link Way#HITS} there are at most
     */
    Step step(Way way, Wish wish, InvoiceFilter.@Nullable Key place, long budget, long take, long most) {
        var statement = switch (way) {
            case NEWEST -> jdbc.sql(InvoiceListSql.STEP_OF_NEWEST);
            case STATES -> jdbc.sql(InvoiceListSql.STEP_OF_STATES);
            case ORDERS -> jdbc.sql(InvoiceListSql.STEP_OF_ORDERS);
            case ITEMS -> jdbc.sql(InvoiceListSql.STEP_OF_ITEMS);
            case WORDS -> jdbc.sql(InvoiceListSql.STEP_OF_WORDS);
            case HITS -> jdbc.sql(InvoiceListSql.STEP_OF_HITS);
        };
        var found = new ArrayList<InvoiceFilter.Key>();
        InvoiceFilter.Key end = null;
        for (var row : bound(statement, wish, place, budget)
                .param("take", take)
                .param("most", most)
                .query((row, number) -> new Row(key(row, number), row.getBoolean("matches")))
                .list()) {
            if (row.matches()) {
                found.add(row.key());
            } else {
                end = row.key();
            }
        }
        return new Step(found, end);
    }

    /** @param sample how many are looked at */
    Density density(Way way, Wish wish, InvoiceFilter.@Nullable Key place, long sample, long most) {
        var statement = switch (way) {
            case NEWEST -> jdbc.sql(InvoiceListSql.PROBE_OF_NEWEST);
            case STATES -> jdbc.sql(InvoiceListSql.PROBE_OF_STATES);
            case ORDERS -> jdbc.sql(InvoiceListSql.PROBE_OF_ORDERS);
            case ITEMS -> jdbc.sql(InvoiceListSql.PROBE_OF_ITEMS);
            case WORDS -> jdbc.sql(InvoiceListSql.PROBE_OF_WORDS);
            case HITS -> jdbc.sql(InvoiceListSql.PROBE_OF_HITS);
        };
        return bound(statement, wish, place, sample)
                .param("most", most)
                .query(Density.class)
                .single();
    }

    /** {@return how many words begin with the text that is sought, counted no further than {@code most}} */
    long count(Wish wish, long most) {
        return words(jdbc.sql(InvoiceListSql.COUNT), wish, most)
                .query(Long.class)
                .single();
    }

    /** {@return the different words that begin so, the first {@code most} of them} */
    List<String> distinctWords(Wish wish, long most) {
        return words(jdbc.sql(InvoiceListSql.DISTINCT_WORDS), wish, most)
                .query(String.class)
                .list();
    }

    private static StatementSpec words(StatementSpec statement, Wish wish, long most) {
        return statement
                .param("store", wish.store().value())
                .param("low", wish.words().low())
                .param("high", wish.words().high())
                .param("most", most);
    }

    private static StatementSpec bound(
            StatementSpec statement, Wish wish, InvoiceFilter.@Nullable Key place, long budget) {
        var filter = wish.filter();
        var states = filter.states();
        var words = wish.words();
        return within(statement, wish, place)
                .param("withArchived", filter.includeArchived())
                .param("statuses", texts(states, state -> state.status().name()))
                .param("additionals", texts(states, state -> state.additional().name()))
                .param(
                        "states",
                        wish.isOfAllStates() ? null : texts(states, state -> state.status() + "/" + state.additional()))
                .param("orders", choice(filter.orderIds()))
                .param("items", choice(filter.finer().itemCodes()))
                .param("apps", choice(words.apps()))
                .param("exact", wish.exact().toArray(String[]::new))
                .param("text", words.text())
                .param("low", words.low())
                .param("high", words.high())
                .param("madeFrom", words.made().begin().atOffset(UTC))
                .param("madeBefore", words.made().end().atOffset(UTC))
                .param("budget", budget);
    }

    private static StatementSpec within(StatementSpec statement, Wish wish, InvoiceFilter.@Nullable Key place) {
        var below = below(wish.filter(), place);
        return statement
                .param("store", wish.store().value())
                .param("from", within(wish.filter().from(), ALWAYS).atOffset(UTC))
                .param("belowAt", below.createdAt().atOffset(UTC))
                .param("belowId", below.id().value());
    }

    /** {@return the place that the rest lies below: where it was left, or the end of the time asked for} */
    private static InvoiceFilter.Key below(InvoiceFilter filter, InvoiceFilter.@Nullable Key place) {
        var end = within(filter.to(), NEVER).plusSeconds(1); // an invoice of that second is within it
        if (place == null || !place.createdAt().isBefore(end)) {
            return new InvoiceFilter.Key(end, NO_ID);
        }
        return place.createdAt().isBefore(ALWAYS) ? new InvoiceFilter.Key(ALWAYS, NO_ID) : place;
    }

    /** {@return the time, or the nearest one that the database can compare with; the usual one where none is given} */
    private static Instant within(@Nullable Instant time, Instant usual) {
        if (time == null) {
            return usual;
        }
        return time.isBefore(ALWAYS) ? ALWAYS : time.isAfter(NEVER) ? NEVER : time;
    }

    private static InvoiceFilter.Key key(ResultSet row, int number) throws SQLException {
        return new InvoiceFilter.Key(
                row.getObject("created_at", OffsetDateTime.class).toInstant(), new InvoiceId(row.getString("id")));
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    /** {@return the values, without NUL, which the database can't hold; null if there are none} */
    private static String @Nullable [] choice(Collection<String> values) {
        return values.isEmpty() ? null : texts(values, value -> value.replace("\0", ""));
    }
}
