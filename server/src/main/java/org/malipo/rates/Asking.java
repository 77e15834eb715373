package org.malipo.rates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.malipo.rates.Evaluation.Use;
import org.malipo.rates.SourceQuotes.Quotes;
import org.malipo.rates.script.BidAsk;
import org.malipo.rates.script.Evaluator;
import org.malipo.rates.script.Resolution;

/**
 * Asks sources for what one price needs, all at once and for no longer than a bound: a source that hangs is as one that has
 * no answer. Remembers what it was told.
 */
final class Asking {
    private final RateSources sources;
    private final Clock clock;
    private final Map<String, Optional<Quotes>> answers = new LinkedHashMap<>();
    private final List<Use> uses = new ArrayList<>();

    Asking(RateSources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** Waits until all have answered, or the time is up. */
    void ask(Set<String> ids, Duration bound) {
        long until = System.nanoTime() + bound.toNanos();
        var asked = new LinkedHashMap<String, CompletableFuture<Optional<Quotes>>>();
        for (var id : ids) {
            sources.find(id).ifPresent(source -> asked.put(id, source.current()));
        }
        asked.forEach((id, answer) -> answers.put(id, await(answer, until - System.nanoTime())));
    }

    private static Optional<Quotes> await(CompletableFuture<Optional<Quotes>> answer, long nanos) {
        try {
            return answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    Evaluation evaluate(Resolution resolution, boolean fallback) {
        uses.clear();
        var outcome = Evaluator.evaluate(resolution.expression(), this::price);
        return new Evaluation(resolution, fallback, uses, outcome.value(), outcome.causes(), oldest());
    }

    private Instant oldest() {
        return uses.stream()
                .filter(use -> use.price().isPresent())
                .flatMap(use -> use.quotedAt().stream())
                .min(Instant::compareTo)
                .orElseGet(clock::instant);
    }

    private Optional<BidAsk> price(String id, CurrencyPair pair) {
        var now = clock.instant();
        var price = answers.getOrDefault(id, Optional.empty())
                .filter(quotes -> SourceQuotes.isFresh(quotes, now))
                .flatMap(quotes -> quotes.price(pair));
        uses.add(use(id, pair, price));
        return price;
    }

    private Use use(String id, CurrencyPair pair, Optional<BidAsk> price) {
        var source = sources.find(id);
        return new Use(
                id,
                source.map(known -> known.source().name()).orElse(id),
                source.isPresent(),
                pair,
                price,
                source.flatMap(SourceQuotes::last).map(Quotes::at),
                source.flatMap(SourceQuotes::fault));
    }
}
