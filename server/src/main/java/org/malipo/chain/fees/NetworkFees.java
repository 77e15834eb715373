package org.malipo.chain.fees;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.chain.FeeEstimate;
import org.malipo.chain.FeeEstimate.Source;
import org.malipo.chain.FeeSourceState;
import org.malipo.chain.RelayPolicy;
import org.malipo.chain.fees.Remembered.Dated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What speed costs on one network: what the first source says that can be believed, and a fixed rate of the network if
 * none can. Never below what the node relays, never above 2,000 sat/vB.
 */
public final class NetworkFees {
    private static final Logger log = LoggerFactory.getLogger(NetworkFees.class);
    private static final SatPerVbyte HIGHEST = SatPerVbyte.of(2_000);

    private static final Duration POLICY_PAUSE = Duration.ofMinutes(1);

    private final Network network;
    private final Map<FeeSource, Remembered<FeeCurve>> sources = new LinkedHashMap<>();
    private final Remembered<RelayPolicy> policy;
    private final Clock clock;
    private volatile boolean complained;

    /**
     * @param sources the first one that can be believed is used
     * @param policy what the node asks of transactions at present
     */
    public NetworkFees(Network network, List<FeeSource> sources, Question<RelayPolicy> policy, Clock clock) {
        this.network = network;
        this.clock = clock;
        this.policy = remembered("policy", policy, POLICY_PAUSE);
        sources.forEach(
                source -> this.sources.put(source, remembered(source.id().word(), source.question(), source.pause())));
    }

    private <T> Remembered<T> remembered(String name, Question<T> question, Duration pause) {
        return new Remembered<>(network.id() + "-" + name, question, pause, Remembered.PATIENCE, clock);
    }

    /** Asks, in the background, those whose time has come. */
    public void refresh() {
        policy.refresh();
        sources.values().forEach(Remembered::refresh);
    }

    /** Asks all of them, one after the other, and waits. */
    void ask() {
        policy.ask();
        sources.values().forEach(Remembered::ask);
    }

    /** {@return what to pay to be mined within so many blocks, from memory} */
    public FeeEstimate estimate(int blocks) {
        var now = clock.instant();
        var opinions = opinions();
        for (var opinion : opinions) {
            if (opinion.answer() instanceof Dated<FeeCurve>(var curve, var at)
                    && opinion.doubt(opinions, now).isEmpty()) {
                complained = false;
                return new FeeEstimate(
                        within(curve.at(blocks)), opinion.source().id(), at);
            }
        }
        return new FeeEstimate(within(fallback(opinions)), Source.FALLBACK, null);
    }

    /** {@return how each source stands, in their order} */
    public List<FeeSourceState> states() {
        var now = clock.instant();
        var opinions = opinions();
        return opinions.stream()
                .map(opinion -> new FeeSourceState(
                        opinion.source().id(),
                        opinion.source().place(),
                        Optional.ofNullable(opinion.answer()).map(Dated::at).orElse(null),
                        Optional.ofNullable(opinion.answer())
                                .map(answer -> answer.value().points())
                                .orElseGet(Collections::emptySortedMap),
                        opinion.trouble(),
                        opinion.doubt(opinions, now).orElse(null)))
                .toList();
    }

    private List<Opinion> opinions() {
        return sources.entrySet().stream()
                .map(source -> new Opinion(
                        source.getKey(),
                        source.getValue().last().orElse(null),
                        source.getValue().fault().orElse(null)))
                .toList();
    }

    /** {@return what the node asks of transactions, from memory; the usual where it has not said so of late} */
    public RelayPolicy relayPolicy() {
        return policy.last()
                .filter(known -> !clock.instant().isAfter(known.at().plus(Opinion.OLDEST)))
                .map(Dated::value)
                .orElse(RelayPolicy.USUAL);
    }

    private SatPerVbyte within(SatPerVbyte rate) {
        var floor = relayPolicy().lowest();
        var raised = rate.compareTo(floor) < 0 ? floor : rate;
        return raised.compareTo(HIGHEST) > 0 ? HIGHEST : raised;
    }

    /** What usually gets through where money is at stake; the least that is relayed elsewhere. */
    private SatPerVbyte fallback(List<Opinion> opinions) {
        var rate = SatPerVbyte.of(network == Network.MAINNET ? 20 : 1);
        if (!complained && opinions.stream().allMatch(Opinion::wasAsked)) {
            complained = true;
            log.warn("No source of fee rates for {} can be used: {} is taken", network.id(), rate);
        }
        return rate;
    }
}
