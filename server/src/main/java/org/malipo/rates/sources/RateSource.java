package org.malipo.rates.sources;

import java.io.IOException;
import java.util.Map;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.script.BidAsk;

/** Somebody who quotes prices. */
public interface RateSource {
    /** {@return its name in settings, scripts and in the API, lower case} */
    String id();

    /** {@return its name for people} */
    String name();

    /**
     * Asks for all prices; may take seconds.
     *
     * @throws IOException if there was no answer, or none that can be read
     */
    Map<CurrencyPair, BidAsk> fetch() throws IOException, InterruptedException;
}
