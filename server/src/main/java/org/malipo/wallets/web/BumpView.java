package org.malipo.wallets.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.money.Sats;
import org.malipo.wallets.sending.BumpOptions.Price;
import org.malipo.wallets.setup.Refusal;

/**
 * What can be done about transactions that wait for a block.
 *
 * @param now what they pay; empty where nothing can be done
 * @param trouble why nothing can be done
 * @param others what waits beside them
 */
public record BumpView(
        String path,
        List<String> txids,
        Optional<Now> now,
        List<Way> ways,
        Optional<Refusal> trouble,
        List<Other> others) {
    /**
     * @param rate with their relatives in the mempool
     * @param withinBlocks within how many blocks that should do; 0 for longer than anybody says
     */
    public record Now(Sats fee, SatPerVbyte rate, int withinBlocks) {}

    /**
     * One way to help.
     *
     * @param name the last part of a message key
     * @param allowed whether whoever looks may go it
     * @param why it is not possible; empty where it is
     * @param lowest that nodes ask for
     * @param chosen which speed, or {@code own}
     * @param wrong what was wrong with the rate that was typed
     */
    public record Way(
            String name,
            boolean allowed,
            Optional<Refusal> why,
            String lowest,
            List<Price> prices,
            String chosen,
            String rate,
            Optional<Refusal> wrong) {
        public boolean isPossible() {
            return why.isEmpty();
        }
    }

    /** Another transaction that waits, which the same child may help. */
    public record Other(String txid, Instant seenAt, Sats change, boolean chosen) {}

    public boolean isSeveral() {
        return txids.size() > 1;
    }

    /** {@return the way that most people want: the first that is possible} */
    public boolean isFirst(Way way) {
        return ways.stream()
                .filter(one -> one.isPossible() && one.allowed())
                .findFirst()
                .filter(way::equals)
                .isPresent();
    }
}
