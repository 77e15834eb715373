package org.malipo.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.TestClock;
import org.springframework.mock.env.MockEnvironment;

/** Sources of prices against recorded answers, and how long an answer is used. */
class RateSourceTests {
    private static final int ASKERS = 20;
    private static final CurrencyPair BTC_USD = CurrencyPair.of("BTC", "USD");

    private final TestClock clock = new TestClock();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private @Nullable HttpServer server;
    private URI base = URI.create("http://127.0.0.1");

    @BeforeEach
    void start() throws IOException {
        var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        started.createContext("/", exchange -> {
            calls.incrementAndGet();
            try (exchange;
                    var file = file(exchange.getRequestURI().getPath())) {
                exchange.sendResponseHeaders(file == null ? 503 : 200, 0);
                if (file != null) {
                    file.transferTo(exchange.getResponseBody());
                }
            }
        });
        started.start();
        server = started;
        base = URI.create("http://127.0.0.1:" + started.getAddress().getPort());
        answers.put("/0/public/AssetPairs", "kraken-asset-pairs.json");
        answers.put("/0/public/Ticker", "kraken-ticker.json");
        answers.put("/api/v3/exchange_rates", "coingecko-exchange-rates.json");
    }

    private @Nullable InputStream file(String path) {
        var name = answers.get(path);
        return name == null ? null : getClass().getResourceAsStream(name);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void readsKraken() throws Exception {
        var quotes = kraken().fetch();

        assertThat(quotes.get(BTC_USD))
                .isEqualTo(new BidAsk(new BigDecimal("61541.90000"), new BigDecimal("61542.00000")));
        assertThat(bid(quotes, "EUR")).isEqualByComparingTo("56900.1");
        assertThat(quotes).as("a bid above the ask").doesNotContainKey(CurrencyPair.of("BTC", "CHF"));
        assertThat(quotes).containsKey(CurrencyPair.of("DOGE", "BTC"));
    }

    @Test
    void asksKrakenForItsNamesTwiceADay() throws Exception {
        var kraken = kraken();
        kraken.fetch();
        kraken.fetch();
        assertThat(calls).hasValue(3);

        clock.tick(Duration.ofHours(13));
        kraken.fetch();

        assertThat(calls).hasValue(5);
    }

    @Test
    void readsCoinGecko() throws Exception {
        var quotes = new CoinGeckoSource(new RateHttp(), base).fetch();

        assertThat(bid(quotes, "KES")).isEqualByComparingTo("7954321.123456789");
        assertThat(quotes).doesNotContainKey(CurrencyPair.of("BTC", "BTC"));
    }

    @Test
    void saysThatASourceHasNoAnswer() {
        answers.clear();

        assertThatThrownBy(() -> kraken().fetch())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
    }

    @Test
    void usesAnAnswerForFiveMinutesAndNotLonger() {
        var quotes = new SourceQuotes(kraken(), clock);
        assertThat(quotes.current()).isPresent();
        answers.clear();

        clock.tick(Duration.ofMinutes(4));
        quotes.refresh();
        assertThat(quotes.current()).isPresent();
        clock.tick(Duration.ofMinutes(2));

        assertThat(quotes.current()).isEmpty();
    }

    @Test
    void asksASourceThatFailsLessAndLessOften() {
        answers.clear();
        var quotes = new SourceQuotes(kraken(), clock);
        quotes.current();
        quotes.current();
        assertThat(calls).hasValue(1);

        clock.tick(Duration.ofSeconds(6));
        quotes.current();
        assertThat(calls).hasValue(2);
        clock.tick(Duration.ofSeconds(6));
        quotes.current();
        assertThat(calls).hasValue(2);
        clock.tick(Duration.ofSeconds(6));
        quotes.current();

        assertThat(calls).hasValue(3);
    }

    @Test
    void refreshesEachMinuteWhileSomebodyAsks() {
        var quotes = new SourceQuotes(kraken(), clock);
        quotes.refresh();
        assertThat(calls).as("nobody has asked yet").hasValue(0);
        quotes.current();
        assertThat(calls).hasValue(2);

        quotes.refresh();
        assertThat(calls).hasValue(2);
        clock.tick(Duration.ofSeconds(61));
        quotes.refresh();
        assertThat(calls).hasValue(3);
        clock.tick(Duration.ofHours(25));
        quotes.refresh();

        assertThat(calls).as("nobody has asked for a day").hasValue(3);
    }

    @Test
    void sharesOneFetch() throws Exception {
        try (var threads = Executors.newFixedThreadPool(ASKERS)) {
            for (int round = 0; round < 300; round++) {
                assertThat(fetchesOfManyAtOnce(threads)).hasValue(1);
            }
        }
    }

    /** Some ask while the fetch runs, others just when it has ended. */
    private AtomicInteger fetchesOfManyAtOnce(ExecutorService threads) throws Exception {
        var fetches = new AtomicInteger();
        var together = new CyclicBarrier(ASKERS);
        var quotes = new SourceQuotes(new CountingSource(fetches), clock);
        Callable<Optional<SourceQuotes.Quotes>> ask = () -> {
            together.await();
            return quotes.current();
        };
        for (var answer : threads.invokeAll(Collections.nCopies(ASKERS, ask))) {
            assertThat(answer.get()).isPresent();
        }
        return fetches;
    }

    private record CountingSource(AtomicInteger fetches) implements RateSource {
        @Override
        public String id() {
            return "counting";
        }

        @Override
        public String name() {
            return "Counting";
        }

        @Override
        public Map<CurrencyPair, BidAsk> fetch() {
            fetches.incrementAndGet();
            return Map.of(BTC_USD, BidAsk.of(BigDecimal.TEN));
        }
    }

    @Test
    void refusesFixedPricesWhereCoinsHaveValue() {
        var settings = new RateSettings(List.of("BTC_USD:61542.00"), base, base);
        var mainnet = new MockEnvironment().withProperty("malipo.network.mainnet.enabled", "true");
        var regtest = new MockEnvironment().withProperty("malipo.network.regtest.enabled", "true");

        assertThatThrownBy(() -> new RateSources(settings, mainnet, clock)).hasMessageContaining("mainnet");
        assertThat(new RateSources(settings, regtest, clock).hasFixedPrices()).isTrue();
    }

    @Test
    void saysWhichFixedPriceCanNotBeRead() {
        var settings = new RateSettings(List.of("BTC_USD=5"), base, base);

        assertThatThrownBy(settings::fixedPrices).hasMessageContaining("'BTC_USD=5'");
    }

    @Test
    void turnsPairsRound() {
        var quotes = new SourceQuotes.Quotes(Map.of(BTC_USD, BidAsk.of(new BigDecimal(50_000))), clock.instant());

        assertThat(quotes.price(BTC_USD.inverse()).orElseThrow().bid()).isEqualByComparingTo("0.00002");
        assertThat(RateRules.constant(CurrencyPair.of("BTC", "SATS"))
                        .orElseThrow()
                        .bid())
                .isEqualByComparingTo("100000000");
        assertThat(CurrencyPair.parse("btcusd")).contains(BTC_USD);
        assertThat(CurrencyPair.parse("BTC_")).isEmpty();
    }

    @Test
    void takesTheSpreadOffTheBid() {
        assertThat(new BidAsk(new BigDecimal(100), new BigDecimal(101)).bidLess(new BigDecimal("2.5")))
                .isEqualByComparingTo("97.5");
    }

    private static BigDecimal bid(Map<CurrencyPair, BidAsk> quotes, String currency) {
        return Objects.requireNonNull(quotes.get(CurrencyPair.of("BTC", currency)))
                .bid();
    }

    private KrakenSource kraken() {
        return new KrakenSource(new RateHttp(), base, clock);
    }
}
