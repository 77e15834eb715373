package org.malipo.bitcoin.coins;

import fr.acinq.bitcoin.Satoshi;
import java.util.List;

/** What came of choosing coins. */
public sealed interface Selection {
    /** How coins were found. */
    enum Method {
        BRANCH_AND_BOUND,
        SINGLE_RANDOM_DRAW,
        KNAPSACK,
        LARGEST_FIRST,
        ALL
    }

    /**
     * Coins that cover what is needed.
     * @param waste see {@link Choice}, in satoshis; below zero when it is a good day to spend
     */
    record Selected(List<Coin> coins, Satoshi waste, Method method) implements Selection {}

    /**
     * The coins don't suffice.
     * @param available what the usable coins hold together
     * @param needed what they would have to hold, their own fees included
     * @param uneconomic what lies in coins that cost more to spend than they hold
     */
    record NotEnough(Satoshi available, Satoshi needed, Satoshi uneconomic) implements Selection {}

    /** They would suffice, but so many make a transaction that no node relays. */
    record TooHeavy(Satoshi mostAtOnce) implements Selection {}
}
