package org.malipo.wallets.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.chain.FeeEstimate;

/**
 * What a sender may choose: how long the payment can wait, and what that costs at present. From memory; asks nobody.
 *
 * @param source who says so, the last part of a key of words
 * @param minutes how long ago; null for a fixed rate
 */
public record FeeChoices(
        List<Choice> choices, String source, @Nullable Long minutes) {
    /**
     * One of them.
     *
     * @param blocks within how many the payment should be in one
     * @param rate in sat/vB
     */
    public record Choice(int blocks, BigDecimal rate) {
        /** {@return the key of its name; with {@code .text} at its end that of what it is good for} */
        public String words() {
            return "fees." + blocks;
        }
    }

    static FeeChoices of(Chain chain, Network network, Instant now) {
        var choices = Stream.of(1, 6, 36, 144)
                .map(blocks -> new Choice(
                        blocks, chain.estimate(network, blocks).rate().value()))
                .toList();
        return of(choices, chain.estimate(network, 1), now);
    }

    private static FeeChoices of(List<Choice> choices, FeeEstimate estimate, Instant now) {
        var at = estimate.at();
        return new FeeChoices(
                choices,
                estimate.source().word(),
                at == null ? null : Math.max(0, Duration.between(at, now).toMinutes()));
    }

    public boolean isGuess() {
        return minutes == null;
    }
}
