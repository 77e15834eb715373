package org.malipo.rates.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.script.BidAsk;
import org.malipo.testing.TestClock;

/** Sources of prices against answers of the shape that each of them documents, and against nonsense. */
class SourceAnswersTests {
    private static final CurrencyPair BTC_USD = CurrencyPair.of("BTC", "USD");

    private final TestClock clock = new TestClock();
    private RecordedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RecordedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            binance,      BTC_USDT, 61540.01,   61540.02
            binance,      ETH_BTC,  0.0421,     0.04211
            poloniex,     BTC_USDT, 61544.1,    61546.3
            bitfinex,     BTC_USD,  61539,      61540
            bitfinex,     DUSK_USD, 0.2,        0.21
            okex,         BTC_USDT, 61541,      61541.1
            ndax,         BTC_CAD,  86050.5,    86190.75
            hitbtc,       BTC_USDT, 61540.9,    61545.2
            cryptomarket, BTC_ARS,  90100000.1, 91200100.5
            bitflyer,     BTC_JPY,  9601000,    9603500
            bitpay,       BTC_GTQ,  475012.344, 475012.344
            yadio,        BTC_KES,  7955000,    7955000
            bitcoinkenya, BTC_KES,  7951000.25, 7951000.25
            bitnob,       BTC_NGN,  99012345.67,99012345.67
            bylls,        BTC_CAD,  86123.45,   86123.45
            buda,         BTC_CLP,  57550000,   57650000
            bitbank,      BTC_JPY,  9602500,    9603000
            ripio,        BTC_BRL,  331000.11,  332000.5
            btcturk,      BTC_TRY,  2589500,    2590500
            coinmate,     BTC_CZK,  1404500.5,  1406100
            luno,         BTC_ZAR,  1091000,    1091500
            coindcx,      BTC_INR,  5538000.1,  5541000.9
            bitmynt,      BTC_NOK,  665000.1,   671000.9
            barebitcoin,  BTC_NOK,  667100.1,   669000.9
            desiboard,    BTC_INR,  5602000,    5602000
            coingecko,    BTC_KES,  7954321.123456789, 7954321.123456789
            coinbase,     BTC_KES,  7953211.1,  7953211.1
            bitstamp,     BTC_EUR,  56889,      56891
            bitvavo,      BTC_EUR,  56888,      56889
            bitso,        BTC_MXN,  1130000,    1130500
            coinbasepro,  BTC_USD,  61542,      61542.01
            mempool,      BTC_JPY,  9602111,    9602111
            """)
    void readsWhatTheSourceAnswers(String id, String pair, BigDecimal bid, BigDecimal ask) throws Exception {
        server.answerFile("/", id + ".json");

        var price = source(id).fetch().get(CurrencyPair.parse(pair).orElseThrow());

        assertThat(Objects.requireNonNull(price).bid()).isEqualByComparingTo(bid);
        assertThat(price.ask()).isEqualByComparingTo(ask);
    }

    @Test
    void leavesOutWhatIsNoPrice() throws Exception {
        server.answer("/", """
                {"BTC": {"AAA": 0, "BBB": -5, "CCC": "12,5", "DDD": null, "EEE": [], "FFF": 1e999999999, "GGG": 1e-999999,
                         "HHH": "NaN", "III": true, "BTC": 1, "X": 3, "USD": 61540.12}}
                """);

        assertThat(source("yadio").fetch()).isEqualTo(Map.of(BTC_USD, BidAsk.of(new BigDecimal("61540.12"))));
    }

    @ParameterizedTest
    @CsvSource({"<html>Bad gateway</html>", "null", "[]", "{}", "7", "\"BTC\"", "'{\"BTC\": [1, 2]}'", "''"})
    void takesNonsenseForNoAnswer(String nonsense) {
        server.answer("/", nonsense);

        for (var source : KnownSources.othersAt(server.address())) {
            assertThat(pricesOf(source)).as(source.id()).isEmpty();
        }
    }

    private static Map<CurrencyPair, BidAsk> pricesOf(RateSource source) {
        try {
            return source.fetch();
        } catch (IOException | InterruptedException _) {
            return Map.of();
        }
    }

    @Test
    void saysThatASourceHasNoAnswer() {
        assertThatThrownBy(() -> source("luno").fetch())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
    }

    @Test
    void readsKraken() throws Exception {
        server.answerFile("/0/public/AssetPairs", "kraken-asset-pairs.json");
        server.answerFile("/0/public/Ticker", "kraken-ticker.json");

        var quotes = kraken().fetch();

        assertThat(quotes.get(BTC_USD))
                .isEqualTo(new BidAsk(new BigDecimal("61541.90000"), new BigDecimal("61542.00000")));
        assertThat(quotes).as("a bid above the ask").doesNotContainKey(CurrencyPair.of("BTC", "CHF"));
        assertThat(quotes).containsKey(CurrencyPair.of("DOGE", "BTC"));
    }

    @Test
    void asksKrakenForItsNamesTwiceADay() throws Exception {
        server.answerFile("/0/public/AssetPairs", "kraken-asset-pairs.json");
        server.answerFile("/0/public/Ticker", "kraken-ticker.json");
        var kraken = kraken();
        kraken.fetch();
        kraken.fetch();
        assertThat(server.calls("/0/public/AssetPairs")).isEqualTo(1);

        clock.tick(Duration.ofHours(13));
        kraken.fetch();

        assertThat(server.calls("/0/public/AssetPairs")).isEqualTo(2);
        assertThat(server.calls("/0/public/Ticker")).isEqualTo(3);
    }

    private KrakenSource kraken() {
        return new KrakenSource(new RateHttp(), server.address(), clock);
    }

    private RateSource source(String id) {
        return Objects.requireNonNull(KnownSources.othersAt(server.address()).stream()
                .collect(Collectors.toMap(RateSource::id, source -> source))
                .get(id));
    }
}
