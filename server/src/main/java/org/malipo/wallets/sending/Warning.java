package org.malipo.wallets.sending;

import java.util.SortedSet;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.money.Sats;

/** Something about a transaction that its owner should know before it is sent. */
public sealed interface Warning {
    /** A fee that nobody pays on purpose. */
    record AbsurdFee(Sats fee, SatPerVbyte rate) implements Warning {}

    /** Coins with different labels are spent together, which tells everybody that they are one person's. */
    record MixedLabels(SortedSet<String> labels) implements Warning {}

    /** Coins are spent that are in no block, and may not stay. */
    record UnconfirmedCoins(int count) implements Warning {}

    /** What is left over is too little for change and goes to the fee. */
    record ChangeToFee(Sats amount) implements Warning {}
}
