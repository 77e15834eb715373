package org.malipo.rates;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.rates.sources.FixedSource;
import org.malipo.rates.sources.KnownSources;
import org.malipo.rates.sources.RateSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** All sources of this server, kept fresh in the background. */
@Component
class RateSources implements SmartLifecycle {
    private static final long TICK_SECONDS = 30;

    private final Map<String, SourceQuotes> sources = new LinkedHashMap<>();
    private volatile @Nullable Thread refreshing;

    RateSources(RateSettings settings, Environment environment, Clock clock) {
        if (settings.hasFixedPrices()) {
            refuseWhereCoinsHaveValue(environment);
        }
        all(settings, clock)
                .forEach(source ->
                        sources.put(source.id(), new SourceQuotes(source, clock, SourceQuotes.LONGEST_FETCH)));
    }

    private static List<RateSource> all(RateSettings settings, Clock clock) {
        var all = new ArrayList<RateSource>();
        if (settings.hasFixedPrices()) {
            all.add(new FixedSource(settings.fixedPrices()));
        }
        KnownSources.at(settings.kraken(), settings.coingecko(), clock).stream()
                .sorted(Comparator.comparing(source -> source.name().toLowerCase(Locale.ROOT)))
                .forEach(all::add);
        return all;
    }

    private static void refuseWhereCoinsHaveValue(Environment environment) {
        Arrays.stream(Network.values())
                .filter(network -> network != Network.REGTEST)
                .filter(network ->
                        environment.getProperty("malipo.network." + network.id() + ".enabled", Boolean.class, false))
                .findFirst()
                .ifPresent(network -> {
                    throw new IllegalStateException("malipo.rates.fixed sets prices by hand, which is for tests, but "
                            + network.id() + " is enabled: remove one of the two settings");
                });
    }

    Optional<SourceQuotes> find(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /** {@return all sources, in the order to show them in} */
    List<SourceQuotes> list() {
        return List.copyOf(sources.values());
    }

    boolean hasFixedPrices() {
        return sources.containsKey(FixedSource.ID);
    }

    @Override
    public void start() {
        refreshing = Thread.ofVirtual().name("rates").start(this::keepFresh);
    }

    @Override
    public void stop() {
        var thread = refreshing;
        refreshing = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return refreshing != null;
    }

    private void keepFresh() {
        try {
            while (refreshing != null) {
                TimeUnit.SECONDS.sleep(TICK_SECONDS);
                sources.values().forEach(SourceQuotes::refresh);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
