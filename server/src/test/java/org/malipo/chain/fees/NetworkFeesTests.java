package org.malipo.chain.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.chain.FeeEstimate;
import org.malipo.chain.FeeEstimate.Source;
import org.malipo.chain.FeeFault;
import org.malipo.chain.FeeFault.Kind;
import org.malipo.chain.FeeSourceState;
import org.malipo.chain.RelayPolicy;
import org.malipo.testing.TestClock;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whom of several sources to believe. */
class NetworkFeesTests {
    private final TestClock clock = new TestClock();
    private final Map<Source, Long> said = new LinkedHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private @Nullable SatPerVbyte lowest = SatPerVbyte.of(1);

    @Test
    void believesTheFirst() {
        var fees = fees(Network.MAINNET, Map.of(Source.EXPLORER, 12L, Source.NODE, 15L, Source.BLOCKS, 20L));

        assertThat(fees.estimate(6))
                .extracting(FeeEstimate::rate, FeeEstimate::source)
                .containsExactly(SatPerVbyte.of(12), Source.EXPLORER);
    }

    @Test
    void saysWhenItWasTold() {
        var before = clock.instant();
        var fees = fees(Network.MAINNET, Map.of(Source.NODE, 15L));

        assertThat(fees.estimate(6).at()).isBetween(before, clock.instant());
    }

    @Test
    void asksNobodyWhenItIsRead() {
        var fees = fees(Network.MAINNET, Map.of(Source.NODE, 15L));
        int asked = questions.get();
        clock.tick(Duration.ofHours(1));

        fees.estimate(6);
        fees.states();

        assertThat(questions).hasValue(asked);
    }

    @Test
    void goesOnWithTheNextWhenAnAnswerIsOlderThan25Minutes() {
        var fees = fees(Network.MAINNET, Map.of(Source.EXPLORER, 12L, Source.NODE, 15L));
        said.remove(Source.EXPLORER);
        clock.tick(Duration.ofMinutes(24));
        fees.ask();

        assertThat(fees.estimate(6).source()).isEqualTo(Source.EXPLORER);

        clock.tick(Duration.ofMinutes(2));
        assertThat(fees.estimate(6).source()).isEqualTo(Source.NODE);
        assertThat(doubts(fees)).containsEntry(Source.EXPLORER, new FeeFault(Kind.TOO_OLD, 26));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void complainsOnlyWhenAllWereAskedInVain(CapturedOutput output) {
        var source = new FeeSource(Source.NODE, null, Duration.ofMinutes(1), () -> say(Source.NODE));
        var fees = new NetworkFees(Network.MAINNET, List.of(source), this::policy, clock);

        fees.estimate(6);
        assertThat(output).doesNotContain("No source of fee rates");

        fees.ask();
        fees.estimate(6);
        assertThat(output).contains("No source of fee rates for mainnet can be used");
    }

    @Test
    void takesAFixedRateWhenAllIsOld() {
        var fees = fees(Network.MAINNET, Map.of(Source.EXPLORER, 12L, Source.NODE, 15L));
        clock.tick(Duration.ofMinutes(26));

        assertThat(fees.estimate(6)).isEqualTo(new FeeEstimate(SatPerVbyte.of(20), Source.FALLBACK, null));
    }

    @Test
    void takesTheLeastThatIsRelayedWhereCoinsAreWorthless() {
        assertThat(fees(Network.SIGNET, Map.of()).estimate(1))
                .isEqualTo(new FeeEstimate(SatPerVbyte.of(1), Source.FALLBACK, null));
    }

    @Test
    void doesNotBelieveTheHigherOfTwoThatAreFarApart() {
        var fees = fees(Network.MAINNET, Map.of(Source.EXPLORER, 12_000L, Source.NODE, 12L));

        assertThat(fees.estimate(6).source()).isEqualTo(Source.NODE);
        assertThat(doubts(fees)).containsExactly(Map.entry(Source.EXPLORER, new FeeFault(Kind.FAR_ABOVE, 1_000)));
    }

    @Test
    void doesNotBelieveOneThatIsFarBelowTwoOthers() {
        var fees = fees(Network.MAINNET, Map.of(Source.EXPLORER, 1L, Source.NODE, 90L, Source.BLOCKS, 120L));

        assertThat(fees.estimate(6).source()).isEqualTo(Source.NODE);
        assertThat(doubts(fees)).containsExactly(Map.entry(Source.EXPLORER, new FeeFault(Kind.FAR_BELOW, 90)));
    }

    @Test
    void doesNotBelieveOneOfThreeThatIsFarAbove() {
        var fees = fees(Network.MAINNET, Map.of(Source.EXPLORER, 5L, Source.NODE, 6L, Source.BLOCKS, 7_000L));

        assertThat(fees.estimate(6).source()).isEqualTo(Source.EXPLORER);
        assertThat(doubts(fees)).containsOnlyKeys(Source.BLOCKS);
    }

    @Test
    void livesWithADifferenceThatABusyHourMakes() {
        var fees = fees(Network.MAINNET, Map.of(Source.EXPLORER, 90L, Source.NODE, 3L));

        assertThat(doubts(fees)).isEmpty();
    }

    @Test
    void staysBetweenWhatTheNodeRelaysAndTwoThousand() {
        lowest = SatPerVbyte.of(5);

        assertThat(fees(Network.MAINNET, Map.of(Source.NODE, 3L)).estimate(6).rate())
                .isEqualTo(SatPerVbyte.of(5));
        assertThat(fees(Network.MAINNET, Map.of(Source.NODE, 9_000L))
                        .estimate(6)
                        .rate())
                .isEqualTo(SatPerVbyte.of(2_000));
    }

    @Test
    void tellsWhatTheNodeAsksOfTransactionsUntilThatIsOld() {
        lowest = SatPerVbyte.of(5);
        var fees = fees(Network.MAINNET, Map.of());
        assertThat(fees.relayPolicy().lowest()).isEqualTo(SatPerVbyte.of(5));

        clock.tick(Duration.ofMinutes(26));
        assertThat(fees.relayPolicy()).isEqualTo(RelayPolicy.USUAL);
    }

    @Test
    void takesOneForTheLeastWhileTheNodeDoesNotSay() {
        lowest = null;

        assertThat(fees(Network.MAINNET, Map.of(Source.NODE, 0L)).estimate(6).rate())
                .isEqualTo(SatPerVbyte.of(1));
    }

    @Test
    void doesNotWaitForOneThatHangs() {
        var never = new CountDownLatch(1);
        var silent = new Remembered<FeeCurve>(
                "silent",
                () -> {
                    never.await();
                    throw new NoFees(Kind.NO_ESTIMATE);
                },
                Duration.ofMinutes(1),
                Duration.ofMillis(20),
                clock);

        silent.ask();

        assertThat(silent.fault()).contains(new FeeFault(Kind.SILENT, 0));
        assertThat(silent.last()).isEmpty();
    }

    @Test
    void keepsAnAnswerWhileLaterQuestionsFail() {
        var fees = fees(Network.MAINNET, Map.of(Source.NODE, 15L));
        said.clear();
        fees.ask();

        assertThat(fees.estimate(6).rate()).isEqualTo(SatPerVbyte.of(15));
        assertThat(fees.states())
                .extracting(FeeSourceState::trouble, FeeSourceState::doubt)
                .containsExactly(tuple(new FeeFault(Kind.NO_ESTIMATE), null));
    }

    /** {@return fees of sources that have just said so, in the order of {@link Source}} */
    private NetworkFees fees(Network network, Map<Source, Long> rates) {
        said.putAll(rates);
        var sources = new ArrayList<FeeSource>();
        for (var source : Source.values()) {
            if (rates.containsKey(source)) {
                sources.add(new FeeSource(source, null, Duration.ofMinutes(1), () -> say(source)));
            }
        }
        var fees = new NetworkFees(network, sources, this::policy, clock);
        fees.ask();
        return fees;
    }

    private FeeCurve say(Source source) throws NoFees {
        questions.incrementAndGet();
        var rate = said.get(source);
        if (rate == null) {
            throw new NoFees(Kind.NO_ESTIMATE);
        }
        return FeeCurve.of(Map.of(6, SatPerVbyte.of(rate)));
    }

    private RelayPolicy policy() throws NoFees {
        if (lowest == null) {
            throw new NoFees(Kind.NO_ESTIMATE);
        }
        return new RelayPolicy(lowest, SatPerVbyte.of(1), true);
    }

    private static Map<Source, FeeFault> doubts(NetworkFees fees) {
        var doubts = new LinkedHashMap<Source, FeeFault>();
        for (var state : fees.states()) {
            if (state.doubt() != null) {
                doubts.put(state.source(), Objects.requireNonNull(state.doubt()));
            }
        }
        return doubts;
    }
}
