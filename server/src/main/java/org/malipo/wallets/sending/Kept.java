package org.malipo.wallets.sending;

import fr.acinq.bitcoin.OutPoint;
import java.util.Set;

/** What came of keeping a send. */
sealed interface Kept {
    /** It is there, with its coins, and can be offered. */
    record Stored(Send send) implements Kept {}

    /** It was there before: the request is a repeat, or somebody has given us the transaction already. */
    record Before(Send send) implements Kept {}

    /** Nothing was kept: these coins are in another send, or spent. */
    record CoinsTaken(Set<OutPoint> coins) implements Kept {}
}
