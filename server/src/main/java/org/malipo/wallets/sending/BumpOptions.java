package org.malipo.wallets.sending;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.money.Sats;
import org.malipo.problem.Problem;

/**
 * What can be done about unconfirmed transactions.
 *
 * @param fee that they pay themselves
 * @param rate what they pay with their relatives in the mempool
 */
public record BumpOptions(
        Sats fee, long vbytes, SatPerVbyte rate, Option replacement, Option child, Option cancellation) {
    /**
     * One way.
     *
     * @param lowest the rate that nodes ask for at least; null where it is not possible
     * @param why it is not possible; null where it is
     * @param prices what it costs, the fastest first; none that can't be paid, and each rate once
     */
    public record Option(
            @Nullable SatPerVbyte lowest, @Nullable Problem why, List<Price> prices) {
        public Option {
            prices = List.copyOf(prices);
        }

        static Option impossible(Problem why) {
            return new Option(null, why, List.of());
        }

        public boolean isPossible() {
            return why == null;
        }
    }

    /**
     * What one way costs at one speed.
     *
     * @param blocks within how many it should be in one
     * @param fee in all
     */
    public record Price(int blocks, SatPerVbyte rate, Sats fee) {}

    public Option of(BumpKind kind) {
        return switch (kind) {
            case REPLACEMENT -> replacement;
            case CHILD -> child;
            case CANCELLATION -> cancellation;
        };
    }
}
