package org.malipo.chain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What to pay for speed. The node's estimate, kept for a minute and renewed beside the caller; without one a fixed rate
 * of the network. Never below what the node relays, never above 2,000 sat/vB, and never more for a longer wait.
 */
@Component
class FeeEstimator {
    private static final Logger log = LoggerFactory.getLogger(FeeEstimator.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final SatPerVbyte HIGHEST = SatPerVbyte.of(2_000);
    private static final SatPerVbyte LOWEST = SatPerVbyte.of(1);
    /** Bitcoin Core estimates for 1 to 1,008 blocks. */
    private static final int LONGEST = 1_008;

    private final Sources sources;
    private final Clock clock;
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();
    private final Map<Network, Policy> policies = new ConcurrentHashMap<>();
    private final Set<Question> renewing = ConcurrentHashMap.newKeySet();
    private final Set<Network> complained = ConcurrentHashMap.newKeySet();

    private record Question(Network network, int blocks) {}

    private record Answer(FeeEstimate estimate, Instant at) {}

    private record Policy(RelayPolicy policy, Instant at) {}

    FeeEstimator(Sources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    FeeEstimate estimate(Network network, int blocks) {
        var question = new Question(network, Math.clamp(blocks, 1, LONGEST));
        var answer = answers.get(question);
        if (answer == null) {
            return notAboveShorterWaits(question, renew(question));
        }
        if (clock.instant().isAfter(answer.at().plus(FRESH)) && renewing.add(question)) {
            Thread.ofVirtual().name("fee-estimate").start(() -> {
                try {
                    renew(question);
                } finally {
                    renewing.remove(question);
                }
            });
        }
        return notAboveShorterWaits(question, answer.estimate());
    }

    /** Asks the node once a minute; what it can't say is taken for what nodes usually ask. */
    RelayPolicy relayPolicy(Network network) {
        var known = policies.get(network);
        if (known == null || clock.instant().isAfter(known.at().plus(FRESH))) {
            known = new Policy(askPolicy(network), clock.instant());
            policies.put(network, known);
        }
        return known.policy();
    }

    private RelayPolicy askPolicy(Network network) {
        try {
            return sources.get(network).relayPolicy().orElse(RelayPolicy.USUAL);
        } catch (RpcUnavailable e) {
            log.debug("No relay policy", e);
            return RelayPolicy.USUAL;
        }
    }

    private FeeEstimate notAboveShorterWaits(Question question, FeeEstimate estimate) {
        return answers.entrySet().stream()
                .filter(entry -> entry.getKey().network() == question.network()
                        && entry.getKey().blocks() < question.blocks())
                .map(entry -> entry.getValue().estimate())
                .filter(shorter -> shorter.rate().compareTo(estimate.rate()) < 0)
                .min(Comparator.comparing(FeeEstimate::rate))
                .orElse(estimate);
    }

    private FeeEstimate renew(Question question) {
        var estimate = ask(question);
        answers.put(question, new Answer(estimate, clock.instant()));
        return estimate;
    }

    private FeeEstimate ask(Question question) {
        var source = sources.get(question.network());
        try {
            var lowest = source.lowestFee().orElse(LOWEST);
            var estimate = source.estimateFee(question.blocks());
            estimate.ifPresent(_ -> complained.remove(question.network()));
            return estimate(question.network(), estimate, lowest);
        } catch (RpcUnavailable e) {
            log.debug("No fee estimate", e);
            return estimate(question.network(), Optional.empty(), LOWEST);
        }
    }

    private FeeEstimate estimate(Network network, Optional<SatPerVbyte> ofNode, SatPerVbyte lowest) {
        var rate = ofNode.orElseGet(() -> fallback(network));
        var source = ofNode.isPresent() ? FeeEstimate.Source.NODE : FeeEstimate.Source.FALLBACK;
        return new FeeEstimate(min(max(rate, lowest), HIGHEST), source);
    }

    /** What usually gets through where money is at stake; the least that is relayed elsewhere. */
    private SatPerVbyte fallback(Network network) {
        var rate = SatPerVbyte.of(network == Network.MAINNET ? 20 : 1);
        if (complained.add(network)) {
            log.info("The node of {} has no fee estimate: {} is taken", network.id(), rate);
        }
        return rate;
    }

    private static SatPerVbyte min(SatPerVbyte one, SatPerVbyte other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static SatPerVbyte max(SatPerVbyte one, SatPerVbyte other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
