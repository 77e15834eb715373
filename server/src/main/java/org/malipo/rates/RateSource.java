package org.malipo.rates;

import java.io.IOException;
import java.util.Map;

/** Somebody who quotes prices. */
interface RateSource {
    /** {@return its name in settings and in the API, lower case} */
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
