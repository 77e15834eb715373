package org.malipo.rates;

import java.util.List;
import org.malipo.stores.PriceSources;
import org.springframework.stereotype.Component;

/** The sources that stores may choose from. */
@Component
class OfferedSources implements PriceSources {
    private final RateSources sources;

    OfferedSources(RateSources sources) {
        this.sources = sources;
    }

    @Override
    public List<PriceSource> offered() {
        return sources.list().stream()
                .map(quotes ->
                        new PriceSource(quotes.source().id(), quotes.source().name()))
                .toList();
    }
}
