package org.malipo.rates.sources;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** All sources that ask a public interface, which nobody needs a key for. */
public final class KnownSources {
    private static final List<Known> KNOWN = List.of(
            new Known("binance", "https://api.binance.com", BinanceSource::new),
            new Known("poloniex", "https://api.poloniex.com", PoloniexSource::new),
            new Known("bitfinex", "https://api-pub.bitfinex.com", BitfinexSource::new),
            new Known("okex", "https://www.okx.com", OkexSource::new),
            new Known("ndax", "https://core.ndax.io", NdaxSource::new),
            new Known("hitbtc", "https://api.hitbtc.com", HitBtcSource::new),
            new Known("cryptomarket", "https://api.exchange.cryptomkt.com", CryptoMarketSource::new),
            new Known("bitflyer", "https://api.bitflyer.com", BitFlyerSource::new),
            new Known("bitpay", "https://bitpay.com", BitPaySource::new),
            new Known("yadio", "https://api.yadio.io", YadioSource::new),
            new Known("bitcoinkenya", "https://trex.bitcoin.co.ke", BitcoinKenyaSource::new),
            new Known("bitnob", "https://api.bitnob.co", BitnobSource::new),
            new Known("bylls", "https://bylls.com", ByllsSource::new),
            new Known("buda", "https://www.buda.com", BudaSource::new),
            new Known("bitbank", "https://public.bitbank.cc", BitbankSource::new),
            new Known("ripio", "https://api.ripiotrade.co", RipioSource::new),
            new Known("btcturk", "https://api.btcturk.com", BtcTurkSource::new),
            new Known("coinmate", "https://coinmate.io", CoinmateSource::new),
            new Known("luno", "https://api.luno.com", LunoSource::new),
            new Known("coindcx", "https://api.coindcx.com", CoinDcxSource::new),
            new Known("bitmynt", "https://ny.bitmynt.no", BitmyntSource::new),
            new Known("barebitcoin", "https://api.bb.no", BareBitcoinSource::new),
            new Known("desiboard", "https://desiboard.thevikas.com", DesiboardSource::new),
            new Known("coingecko", "https://api.coingecko.com", CoinGeckoSource::new),
            new Known("coinbase", "https://api.coinbase.com", CoinbaseSource::new),
            new Known("bitstamp", "https://www.bitstamp.net", BitstampSource::new),
            new Known("bitvavo", "https://api.bitvavo.com", BitvavoSource::new),
            new Known("bitso", "https://api.bitso.com", BitsoSource::new),
            new Known("coinbasepro", "https://api.exchange.coinbase.com", CoinbaseExchangeSource::new),
            new Known("mempool", "https://mempool.space", MempoolSource::new));

    private KnownSources() {}

    private record Known(String id, String host, BiFunction<RateHttp, URI, RateSource> maker) {}

    /**
     * {@return the sources, each asking its own host}
     *
     * @param kraken where Kraken's public interface is
     * @param coingecko where CoinGecko's public interface is
     */
    public static List<RateSource> at(URI kraken, URI coingecko, Clock clock) {
        var http = new RateHttp();
        var others = KNOWN.stream().map(known -> {
            var host = known.id().equals("coingecko") ? coingecko : URI.create(known.host());
            return known.maker().apply(http, host);
        });
        return Stream.concat(Stream.<RateSource>of(new KrakenSource(http, kraken, clock)), others)
                .toList();
    }

    /** {@return all but Kraken, asking one host} */
    static List<RateSource> othersAt(URI host) {
        var http = new RateHttp();
        return KNOWN.stream().map(known -> known.maker().apply(http, host)).toList();
    }
}
