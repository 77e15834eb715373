package org.malipo.invoices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceListTable.Way;
import org.malipo.invoices.InvoiceListTable.Wish;

/**
 * Goes through a store's invoices that match, newest first, in steps: each reads so many and no more, whatever is asked for and
 * however many there are. Where a step finds too little, the next one reads more, along the condition that the fewest meet.
 *
 * <p>How words begin has no order that is the list's. What few have is put in order. Of a few words that many have, each has its
 * invoices in order. What many different words of many have is likely to be found among the newest; if it is not, and not too
 * many have it, it is put in order after all.
 */
final class InvoiceScan {
    /** So many are gone through at first, then, and from then on. */
    private static final List<Long> BUDGETS = List.of(200L, 1_000L, 10_000L);
    /** Along the newest no more is read than is looked at. */
    private static final long NEWEST = 5_000;
    /** After so many, a page ends. */
    private static final long ENOUGH = 10_000;
    /** So many are gone through for each that is wanted, as some may not match. */
    private static final long SPARE = 4;
    /** So many that have a word are put in order right away, */
    private static final long FEW = 200;
    /** and so many if nothing else helps. */
    private static final long BEARABLE = 50_000;
    /** So many different words are looked up one by one. */
    private static final int KINDS = 20;
    /** So many of each way are looked at to choose one. */
    private static final long SAMPLE = 200;
    /** So many are skipped at a time. */
    private static final int STRIDE = 10_000;

    private final InvoiceListTable table;
    private Wish wish;
    private InvoiceFilter.@Nullable Key place;
    private long skip;
    private @Nullable Way way;
    /** Of {@link Way#HITS}. */
    private long most = FEW;
    /** Since the last that was found. */
    private int steps;

    private boolean compared;
    private boolean counted;
    private boolean ended;

    InvoiceScan(InvoiceListTable table, StoreId store, InvoiceFilter filter) {
        this.table = table;
        this.wish = Wish.of(store, filter);
        this.place = filter.after();
        this.skip = filter.skip();
    }

    /** {@return the next that match; fewer than {@code take} only at the end of the list} Takes as long as there is to go through. */
    List<InvoiceFilter.Key> next(int take) {
        if (wish.isPlain()) {
            return plain(take);
        }
        for (; skip > 0 && !ended; skip -= Math.min(skip, STRIDE)) {
            all((int) Math.min(skip, STRIDE));
        }
        return all(take);
    }

    /** {@return some of the next that match: what one bounded piece of work finds, which may be none} */
    List<InvoiceFilter.Key> some(int take) {
        if (wish.isPlain()) {
            return plain(take);
        }
        var found = new ArrayList<InvoiceFilter.Key>();
        for (long spent = 0; spent < ENOUGH && found.size() < take && !ended; ) {
            spent += step(found, take);
        }
        return found;
    }

    /** {@return where to go on; null at the end of the list} */
    InvoiceFilter.@Nullable Key place() {
        return ended ? null : place;
    }

    private List<InvoiceFilter.Key> plain(int take) {
        var found = table.plain(wish, place, skip, take);
        skip = 0;
        ended = found.size() < take;
        place = found.isEmpty() ? place : found.getLast();
        return found;
    }

    private List<InvoiceFilter.Key> all(int take) {
        var found = new ArrayList<InvoiceFilter.Key>();
        while (found.size() < take && !ended) {
            step(found, take);
        }
        return found;
    }

    /** {@return how many were gone through at most} */
    private long step(List<InvoiceFilter.Key> found, int take) {
        var along = way();
        long wanted = (long) take - found.size();
        int keys = keys(along);
        long budget = Math.max(budget(along) / keys, SPARE * wanted);
        var step = table.step(along, wish, place, budget, wanted, most);
        found.addAll(step.found());
        steps = step.found().size() < wanted ? steps + 1 : 0;
        ended = steps > 0 && step.end() == null;
        place = step.end() != null || step.found().isEmpty()
                ? step.end()
                : step.found().getLast();
        return budget * keys;
    }

    private long budget(Way along) {
        return along == Way.NEWEST ? NEWEST : BUDGETS.get(Math.min(steps, BUDGETS.size() - 1));
    }

    /** {@return how many orders or items share what may be read} */
    private int keys(Way along) {
        return switch (along) {
            case ORDERS -> wish.filter().orderIds().size();
            case ITEMS -> wish.filter().finer().itemCodes().size();
            case NEWEST, STATES, WORDS, HITS -> 1;
        };
    }

    private Way way() {
        if (way == null) {
            way = first();
        }
        if (steps > 0 && !compared) {
            compared = true;
            way = sparsest(ways(way));
        }
        if (steps > (way == Way.NEWEST ? 0 : 1) && !counted && isOfManyWords(way)) {
            counted = true;
            way = isBearable() ? sparsest(EnumSet.of(way, Way.HITS)) : way;
        }
        return way;
    }

    /** {@return the way that is likely to find a page at once} */
    private Way first() {
        var filter = wish.filter();
        if (!filter.orderIds().isEmpty()) {
            return Way.ORDERS;
        }
        if (!filter.finer().itemCodes().isEmpty()) {
            return Way.ITEMS;
        }
        return ofWords().orElse(wish.isOfAllStates() ? Way.NEWEST : Way.STATES);
    }

    /** {@return the way by words, unless too many different ones match} */
    private Optional<Way> ofWords() {
        if (wish.exact().isEmpty() && wish.words().text() != null) {
            if (table.count(wish, FEW + 1) <= FEW) {
                return Optional.of(Way.HITS);
            }
            var distinct = table.distinctWords(wish, KINDS + 1L);
            wish = distinct.size() > KINDS ? wish : wish.withExact(distinct);
        }
        return wish.exact().isEmpty() ? Optional.empty() : Optional.of(Way.WORDS);
    }

    /** {@return the way that goes furthest back with the same number of invoices, or to the end} */
    private Way sparsest(Set<Way> ways) {
        return ways.size() == 1
                ? ways.iterator().next()
                : ways.stream().min(Comparator.comparing(this::oldest)).orElseThrow();
    }

    private Set<Way> ways(Way current) {
        var ways = EnumSet.of(current, Way.NEWEST);
        if (!wish.isOfAllStates()) {
            ways.add(Way.STATES);
        }
        if (!wish.filter().finer().itemCodes().isEmpty()) {
            ways.add(Way.ITEMS);
        }
        if (current == Way.ORDERS || current == Way.ITEMS) {
            ofWords().ifPresent(ways::add);
        }
        return ways;
    }

    private Instant oldest(Way other) {
        var density = table.density(other, wish, place, SAMPLE, most);
        var oldest = density.oldest();
        return density.many() < SAMPLE || oldest == null ? Instant.MIN : oldest.toInstant();
    }

    private boolean isOfManyWords(Way current) {
        return wish.words().text() != null && wish.exact().isEmpty() && current != Way.HITS;
    }

    private boolean isBearable() {
        if (table.count(wish, BEARABLE + 1) > BEARABLE) {
            return false;
        }
        most = BEARABLE;
        return true;
    }
}
