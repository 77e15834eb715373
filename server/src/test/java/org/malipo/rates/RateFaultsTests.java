package org.malipo.rates;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.rates.RateResult.Cause;
import org.malipo.stores.StoreSettings.PriceRule;
import org.malipo.stores.StoreSettings.RateChoice;
import org.malipo.testing.TestClock;
import org.springframework.mock.env.MockEnvironment;

/** Prices while sources answer nonsense, contradict each other, or hang. */
class RateFaultsTests {
    private static final CurrencyPair BTC_USD = CurrencyPair.of("BTC", "USD");
    private static final String HANGS = "hangs";
    private static final String DRIPS = "drips";
    private static final PriceRule BOTH = script("BTC_X = median(kraken(BTC_X), coingecko(BTC_X));");
    private static final PriceRule COINGECKO = new PriceRule("coingecko", null);

    private final TestClock clock = new TestClock();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile String kraken = "";
    private volatile String coingecko = "";
    private HttpServer server;
    private Rates rates;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/0/public/AssetPairs", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                write(exchange.getResponseBody(), "{\"error\":[],\"result\":{\"XXBTZUSD\":{\"wsname\":\"XBT/USD\"}}}");
            }
        });
        server.createContext("/0/public/Ticker", exchange -> answer(exchange, kraken));
        server.createContext("/api/v3/exchange_rates", exchange -> answer(exchange, coingecko));
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var sources = new RateSources(new RateSettings(List.of(), address, address), new MockEnvironment(), clock);
        rates = new Rates(sources, new RateRules(sources), clock);
        kraken = krakenAt("61540.5");
        coingecko = coingeckoAt("61600");
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            if (body.equals(HANGS)) {
                end.await();
            }
            exchange.sendResponseHeaders(200, 0);
            write(exchange.getResponseBody(), body.equals(DRIPS) ? "{" : body);
            if (body.equals(DRIPS)) {
                end.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    @Test
    void takesTheMiddleOfSources() {
        assertThat(price(BOTH)).isEqualByComparingTo("61570.25");
    }

    @Test
    void believesNeitherOfTwoThatAreAThousandTimesApart() {
        kraken = krakenAt("61540500");

        assertThat(rates.evaluate(choice(BOTH), BTC_USD).causes()).containsExactly(Cause.RATE_UNAVAILABLE);
    }

    @Test
    void asksTheFallbackWhenTheRulesGiveNoPrice() {
        kraken = krakenAt("61540500");

        var evaluation = rates.evaluate(choice(BOTH).withFallback(COINGECKO, BigDecimal.TEN), BTC_USD);

        assertThat(evaluation.fallback()).isTrue();
        assertThat(evaluation.value().orElseThrow().bid()).as("less the spread").isEqualByComparingTo("55440");
    }

    @Test
    void goesOnWithoutSourcesThatAnswerNonsense() {
        for (var nonsense : List.of("<html>", "{}", krakenAt("0"), krakenAt("-61540"), krakenAt("1e99999999"))) {
            kraken = nonsense;
            clock.tick(Duration.ofHours(1));

            assertThat(price(BOTH)).as(nonsense).isEqualByComparingTo("61600");
        }
    }

    @Test
    void waitsForSourcesThatHangNoLongerThanItsBoundHoweverManyPairsAreAskedFor() {
        kraken = HANGS;
        coingecko = DRIPS;
        long start = System.nanoTime();
        var eachByAnother = choice(script("BTC_USD = kraken(BTC_USD); BTC_EUR = coingecko(BTC_EUR); BTC_CHF = 1;"));

        var evaluations = rates.evaluateAll(
                eachByAnother, List.of(BTC_USD, CurrencyPair.of("BTC", "EUR"), CurrencyPair.of("BTC", "CHF")));

        assertThat(evaluations)
                .extracting(Evaluation::causes)
                .containsExactly(List.of(Cause.RATE_UNAVAILABLE), List.of(Cause.RATE_UNAVAILABLE), List.of());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Rates.PATIENCE.plusSeconds(4));
    }

    @Test
    void neverUsesAPriceThatIsTooOld() {
        assertThat(price(COINGECKO)).isEqualByComparingTo("61600");
        coingecko = "<html>";

        clock.tick(SourceQuotes.VALID.minusMinutes(1));
        assertThat(price(COINGECKO)).isEqualByComparingTo("61600");
        clock.tick(Duration.ofMinutes(1));

        assertThat(rates.evaluate(choice(COINGECKO), BTC_USD).causes()).containsExactly(Cause.RATE_UNAVAILABLE);
    }

    @Test
    void tellsHowAPriceCameAbout() {
        var evaluation = rates.evaluate(choice(BOTH), BTC_USD);

        assertThat(evaluation.resolution().expression()).hasToString("median(kraken(BTC_USD), coingecko(BTC_USD))");
        assertThat(evaluation.resolution().steps())
                .extracting(step -> step.pair() + " by " + step.rule())
                .containsExactly("BTC_USD by BTC_X = median(kraken(BTC_X), coingecko(BTC_X))");
        assertThat(evaluation.uses())
                .extracting(use ->
                        use.name() + " " + use.price().orElseThrow().bid().toPlainString())
                .containsExactly("Kraken 61540.5", "CoinGecko 61600");
        assertThat(evaluation.at()).isBetween(clock.instant().minusSeconds(60), clock.instant());
    }

    private BigDecimal price(PriceRule rule) {
        return rates.evaluate(choice(rule), BTC_USD).value().orElseThrow().bid();
    }

    private static RateChoice choice(PriceRule rule) {
        return RateChoice.DEFAULTS.with(rule, BigDecimal.ZERO);
    }

    private static PriceRule script(String text) {
        return new PriceRule(null, text);
    }

    private static String krakenAt(String price) {
        return "{\"error\":[],\"result\":{\"XXBTZUSD\":{\"a\":[\"" + price + "\"],\"b\":[\"" + price + "\"]}}}";
    }

    private static String coingeckoAt(String price) {
        return "{\"rates\":{\"usd\":{\"value\":" + price + "}}}";
    }
}
