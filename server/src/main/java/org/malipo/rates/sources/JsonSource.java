package org.malipo.rates.sources;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.SourceException;
import org.malipo.rates.SourceFault.Kind;
import org.malipo.rates.script.BidAsk;
import tools.jackson.databind.JsonNode;

/** A source whose prices all stand in one JSON answer. */
abstract class JsonSource implements RateSource {
    private final String id;
    private final String name;
    private final RateHttp http;
    private final URI address;

    JsonSource(String id, String name, RateHttp http, URI address) {
        this.id = id;
        this.name = name;
        this.http = http;
        this.address = address;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Map<CurrencyPair, BidAsk> fetch() throws IOException, InterruptedException {
        var prices = new Prices();
        read(http.get(address), prices);
        var found = prices.toMap();
        if (found.isEmpty()) {
            throw new SourceException(Kind.NO_PRICES);
        }
        return found;
    }

    /** Takes the prices out of the answer, whose shape is anything. */
    abstract void read(JsonNode answer, Prices prices);
}
