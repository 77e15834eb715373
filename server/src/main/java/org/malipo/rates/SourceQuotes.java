package org.malipo.rates;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one source said last. Good for five minutes and never used when older; fetched anew each minute in the background
 * while somebody asks for it. Whoever needs a quote while it is being fetched waits for that fetch.
 */
final class SourceQuotes {
    static final Duration VALID = Duration.ofMinutes(5);
    private static final Duration REFRESHED = Duration.ofMinutes(1);
    private static final Duration WANTED = Duration.ofDays(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Logger log = LoggerFactory.getLogger(SourceQuotes.class);

    private final RateSource source;
    private final Clock clock;
    private volatile @Nullable Quotes last;
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

    SourceQuotes(RateSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    RateSource source() {
        return source;
    }

    /** {@return the last quotes; fetched now if there are none that are fresh, and empty if that fails} */
    Optional<Quotes> current() {
        var now = clock.instant();
        askedAt = now;
        var known = last;
        return known != null && isFresh(known, now) ? Optional.of(known) : newerThan(known);
    }

    /** Fetches if somebody has asked within a day, the last answer is a minute old, and the source is not to rest. */
    void refresh() {
        var now = clock.instant();
        var known = last;
        boolean due = known == null || !now.isBefore(known.at().plus(REFRESHED));
        if (due && now.isBefore(plus(askedAt, WANTED))) {
            newerThan(known);
        }
    }

    private static boolean isFresh(Quotes quotes, Instant now) {
        return now.isBefore(quotes.at().plus(VALID));
    }

    private static Instant plus(Instant time, Duration more) {
        return time.equals(Instant.MIN) ? time : time.plus(more);
    }

    /** Fetches, or waits for who does; a fetch that ended after the caller looked serves it too. */
    private Optional<Quotes> newerThan(@Nullable Quotes known) {
        CompletableFuture<Optional<Quotes>> mine = null;
        CompletableFuture<Optional<Quotes>> shared;
        synchronized (this) {
            var newest = last;
            if (newest != null && (known == null || newest.at().isAfter(known.at()))) {
                return Optional.of(newest);
            }
            if (running == null) {
                if (clock.instant().isBefore(pausedUntil)) {
                    return Optional.empty();
                }
                mine = new CompletableFuture<>();
                running = mine;
            }
            shared = running;
        }
        if (mine != null) {
            fetchInto(mine);
        }
        return shared.join();
    }

    private void fetchInto(CompletableFuture<Optional<Quotes>> result) {
        Optional<Quotes> quotes = Optional.empty();
        try {
            quotes = Optional.of(new Quotes(Map.copyOf(source.fetch()), clock.instant()));
        } catch (IOException | RuntimeException e) {
            log.warn("Rate source {} has no answer: {}", source.id(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            keep(quotes);
            result.complete(quotes);
        }
    }

    private synchronized void keep(Optional<Quotes> quotes) {
        running = null;
        if (quotes.isPresent()) {
            last = quotes.get();
            failures = 0;
            pausedUntil = Instant.MIN;
        } else {
            var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures++, 10));
            pausedUntil = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        }
    }
}
