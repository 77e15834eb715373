package org.malipo.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.malipo.rates.SourceFault.Kind;
import org.malipo.rates.script.BidAsk;
import org.malipo.rates.sources.RateSource;
import org.malipo.testing.TestClock;
import org.springframework.mock.env.MockEnvironment;

/** How long a source's answer is used, and what happens when there is none. */
class SourceQuotesTests {
    private static final int ASKERS = 20;
    private static final CurrencyPair BTC_USD = CurrencyPair.of("BTC", "USD");

    private final TestClock clock = new TestClock();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean working = true;
    private final SourceQuotes quotes = quotesOf(() -> {
        calls.incrementAndGet();
        if (!working) {
            throw new SourceException(Kind.STATUS, "503");
        }
        return Map.of(BTC_USD, BidAsk.of(BigDecimal.TEN));
    });

    @Test
    void usesAnAnswerForFiveMinutesAndNotLonger() {
        assertThat(current()).isPresent();
        working = false;

        clock.tick(Duration.ofMinutes(4));
        assertThat(current()).isPresent();
        clock.tick(Duration.ofMinutes(2));

        assertThat(current()).isEmpty();
        assertThat(quotes.fault()).contains(new SourceFault(Kind.STATUS, "503"));
        assertThat(quotes.last()).as("its age can still be shown").isPresent();
    }

    @Test
    void asksASourceThatFailsLessAndLessOften() {
        working = false;
        current();
        current();
        assertThat(calls).hasValue(1);

        clock.tick(Duration.ofSeconds(6));
        current();
        assertThat(calls).hasValue(2);
        clock.tick(Duration.ofSeconds(6));
        current();
        assertThat(calls).hasValue(2);
        clock.tick(Duration.ofSeconds(6));
        current();

        assertThat(calls).hasValue(3);
    }

    @Test
    void refreshesEachMinuteWhileSomebodyAsks() {
        quotes.refresh();
        assertThat(calls).as("nobody has asked yet").hasValue(0);
        current();
        assertThat(calls).hasValue(1);

        quotes.refresh();
        assertThat(calls).hasValue(1);
        clock.tick(Duration.ofSeconds(61));
        quotes.refresh();
        current();
        clock.tick(Duration.ofMinutes(6));
        current();
        assertThat(calls).hasValueGreaterThanOrEqualTo(2);
        int before = calls.get();
        clock.tick(Duration.ofHours(25));
        quotes.refresh();

        assertThat(calls).as("nobody has asked for a day").hasValue(before);
    }

    @Test
    void sharesOneFetch() throws Exception {
        try (var threads = Executors.newFixedThreadPool(ASKERS)) {
            for (int round = 0; round < 100; round++) {
                var fetches = new AtomicInteger();
                var together = new CyclicBarrier(ASKERS);
                var shared = quotesOf(() -> {
                    fetches.incrementAndGet();
                    return Map.of(BTC_USD, BidAsk.of(BigDecimal.TEN));
                });
                Callable<Optional<SourceQuotes.Quotes>> ask = () -> {
                    together.await();
                    return shared.current().join();
                };
                for (var answer : threads.invokeAll(Collections.nCopies(ASKERS, ask))) {
                    assertThat(answer.get()).isPresent();
                }
                assertThat(fetches).hasValue(1);
            }
        }
    }

    @Test
    void givesUpOnASourceThatHangs() {
        var hanging = quotesOf(() -> {
            new CountDownLatch(1).await();
            return Map.of();
        });

        assertThat(hanging.current().join()).isEmpty();
        assertThat(hanging.fault()).contains(new SourceFault(Kind.SILENT, "1"));
    }

    @Test
    void takesAnEmptyAnswerAndAFaultOfOursForFailures() {
        var empty = quotesOf(Map::of);
        var broken = quotesOf(() -> {
            throw new IllegalStateException("ours");
        });

        assertThat(empty.current().join()).isEmpty();
        assertThat(broken.current().join()).isEmpty();
        assertThat(empty.fault()).contains(new SourceFault(Kind.NO_PRICES, ""));
        assertThat(broken.fault()).contains(new SourceFault(Kind.UNREADABLE, ""));
    }

    @Test
    void saysWhyInTheWordsOfWhoeverReads() {
        var unreachable = quotesOf(() -> {
            throw new ConnectException("Connection refused");
        });

        assertThat(unreachable.current().join()).isEmpty();
        assertThat(unreachable.fault()).contains(new SourceFault(Kind.UNREACHABLE, ""));
        for (var language : List.of("en", "sw")) {
            var words = ResourceBundle.getBundle("messages.rates", Locale.of(language));
            assertThat(Kind.values()).allMatch(kind -> words.containsKey("rates.fault." + kind));
        }
    }

    @Test
    void refusesFixedPricesWhereCoinsHaveValue() {
        var nowhere = URI.create("http://127.0.0.1:9");
        var settings = new RateSettings(List.of("BTC_USD:61542.00"), nowhere, nowhere);
        var mainnet = new MockEnvironment().withProperty("malipo.network.mainnet.enabled", "true");
        var regtest = new MockEnvironment().withProperty("malipo.network.regtest.enabled", "true");

        assertThatThrownBy(() -> new RateSources(settings, mainnet, clock)).hasMessageContaining("mainnet");
        assertThat(new RateSources(settings, regtest, clock).hasFixedPrices()).isTrue();
    }

    @Test
    void saysWhichFixedPriceCanNotBeRead() {
        var nowhere = URI.create("http://127.0.0.1:9");
        var settings = new RateSettings(List.of("BTC_USD=5"), nowhere, nowhere);

        assertThatThrownBy(settings::fixedPrices).hasMessageContaining("'BTC_USD=5'");
    }

    @Test
    void turnsPairsRound() {
        var known = new SourceQuotes.Quotes(Map.of(BTC_USD, BidAsk.of(new BigDecimal(50_000))), clock.instant());

        assertThat(known.price(BTC_USD.inverse()).orElseThrow().bid()).isEqualByComparingTo("0.00002");
    }

    @Test
    void readsPairsAsPeopleWriteThem() {
        assertThat(CurrencyPair.parse("btcusd")).contains(BTC_USD);
        assertThat(CurrencyPair.parse("BTC-USD")).contains(BTC_USD);
        assertThat(CurrencyPair.parse("USD_EMAT_IC")).contains(CurrencyPair.of("USD", "EMAT_IC"));
        assertThat(CurrencyPair.parse("BTCUSDT")).contains(CurrencyPair.of("BTC", "USDT"));
        assertThat(CurrencyPair.parse("SATSUSD")).contains(CurrencyPair.of("SATS", "USD"));
        assertThat(CurrencyPair.parse("BTC_")).isEmpty();
        assertThat(CurrencyPair.parse("FOO")).isEmpty();
        assertThat(CurrencyPair.parse("ABCDEFGHIJK")).isEmpty();
    }

    private Optional<SourceQuotes.Quotes> current() {
        return quotes.current().join();
    }

    private interface Fetch {
        Map<CurrencyPair, BidAsk> fetch() throws IOException, InterruptedException;
    }

    private SourceQuotes quotesOf(Fetch fetch) {
        var source = new RateSource() {
            @Override
            public String id() {
                return "made-up";
            }

            @Override
            public String name() {
                return "Made up";
            }

            @Override
            public Map<CurrencyPair, BidAsk> fetch() throws IOException, InterruptedException {
                return fetch.fetch();
            }
        };
        return new SourceQuotes(source, clock, Duration.ofSeconds(1));
    }
}
