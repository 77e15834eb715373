package org.malipo.rates;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.malipo.rates.SourceFault.Kind;
import org.malipo.rates.script.BidAsk;
import org.malipo.rates.sources.RateSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one source said last. Good for five minutes and never used when older; fetched anew each minute in the background
 * while somebody asks for it. Whoever needs a quote while it is being fetched shares that fetch, and may stop waiting.
 */
final class SourceQuotes {
    static final Duration VALID = Duration.ofMinutes(5);
    static final Duration LONGEST_FETCH = Duration.ofSeconds(20);
    private static final Duration REFRESHED = Duration.ofMinutes(1);
    private static final Duration WANTED = Duration.ofDays(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Logger log = LoggerFactory.getLogger(SourceQuotes.class);

    private final RateSource source;
    private final Clock clock;
    private final Duration patience;
    private volatile @Nullable Quotes last;
    private volatile @Nullable SourceFault fault;
    private volatile Instant askedAt = Instant.MIN;
    private int failures;
    private Instant pausedUntil = Instant.MIN;
    private @Nullable CompletableFuture<Optional<Quotes>> running;

    /** All prices of a source at one time. */
    record Quotes(Map<CurrencyPair, BidAsk> prices, Instant at) {
        Optional<BidAsk> price(CurrencyPair pair) {
            return Optional.ofNullable(prices.get(pair))
                    .or(() -> Optional.ofNullable(prices.get(pair.inverse())).map(BidAsk::inverse));
        }
    }

    /** @param patience how long one fetch may take */
    SourceQuotes(RateSource source, Clock clock, Duration patience) {
        this.source = source;
        this.clock = clock;
        this.patience = patience;
    }

    RateSource source() {
        return source;
    }

    /** {@return what it said last, however long ago; empty if it never said anything} */
    Optional<Quotes> last() {
        return Optional.ofNullable(last);
    }

    /** {@return why the last fetch failed; empty if it did not} */
    Optional<SourceFault> fault() {
        return Optional.ofNullable(fault);
    }

    /** {@return the last quotes; fetched now if there are none that are fresh, and empty if that fails} */
    CompletableFuture<Optional<Quotes>> current() {
        var now = clock.instant();
        askedAt = now;
        var known = last;
        return known != null && isFresh(known, now)
                ? CompletableFuture.completedFuture(Optional.of(known))
                : newerThan(known);
    }

    /** Fetches if somebody has asked within a day, the last answer is a minute old, and the source is not to rest. */
    void refresh() {
        var now = clock.instant();
        var known = last;
        boolean due = known == null || !now.isBefore(known.at().plus(REFRESHED));
        if (due && now.isBefore(plus(askedAt, WANTED))) {
            var _ = newerThan(known); // nobody waits for it
        }
    }

    static boolean isFresh(Quotes quotes, Instant now) {
        return now.isBefore(quotes.at().plus(VALID));
    }

    private static Instant plus(Instant time, Duration more) {
        return time.equals(Instant.MIN) ? time : time.plus(more);
    }

    /** Fetches, or shares the fetch that runs; one that ended after the caller looked serves it too. */
    private synchronized CompletableFuture<Optional<Quotes>> newerThan(@Nullable Quotes known) {
        var newest = last;
        if (newest != null && (known == null || newest.at().isAfter(known.at()))) {
            return CompletableFuture.completedFuture(Optional.of(newest));
        }
        if (running == null) {
            if (clock.instant().isBefore(pausedUntil)) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            var fetch = new CompletableFuture<Optional<Quotes>>();
            running = fetch;
            Thread.ofVirtual().name("rates-" + source.id()).start(() -> fetchInto(fetch));
        }
        return running;
    }

    private void fetchInto(CompletableFuture<Optional<Quotes>> result) {
        var task = new FutureTask<>(source::fetch);
        Thread.ofVirtual().name("rates-" + source.id() + "-call").start(task);
        Optional<Quotes> quotes = Optional.empty();
        try {
            quotes = Optional.of(
                    new Quotes(requirePrices(task.get(patience.toMillis(), TimeUnit.MILLISECONDS)), clock.instant()));
        } catch (TimeoutException e) {
            failed(SourceFault.silent(patience.toSeconds()));
        } catch (IOException e) {
            failed(SourceFault.of(e));
        } catch (ExecutionException e) {
            failed(
                    e.getCause() instanceof IOException cause
                            ? SourceFault.of(cause)
                            : new SourceFault(Kind.UNREADABLE, ""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            task.cancel(true);
            keep(quotes);
            result.complete(quotes);
        }
    }

    private static Map<CurrencyPair, BidAsk> requirePrices(Map<CurrencyPair, BidAsk> prices) throws IOException {
        if (prices.isEmpty()) {
            throw new SourceException(Kind.NO_PRICES);
        }
        return Map.copyOf(prices);
    }

    private void failed(SourceFault why) {
        log.warn("Rate source {} brought no prices: {} {}", source.id(), why.kind(), why.detail());
        fault = why;
    }

    private synchronized void keep(Optional<Quotes> quotes) {
        running = null;
        if (quotes.isPresent()) {
            last = quotes.get();
            fault = null;
            failures = 0;
            pausedUntil = Instant.MIN;
        } else {
            var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures++, 10));
            pausedUntil = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        }
    }
}
