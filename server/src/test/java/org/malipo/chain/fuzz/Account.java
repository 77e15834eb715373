package org.malipo.chain.fuzz;

import java.util.List;
import java.util.Set;
import org.malipo.chain.GroupBalance;

/**
 * Everything about a wallet's money, in a form that two ways of finding it out can be compared in.
 *
 * @param confirmed newest first
 * @param unconfirmed in no order: each side has seen them in its own
 */
record Account(GroupBalance balance, Set<Owned> coins, List<Movement> confirmed, Set<Movement> unconfirmed) {
    /** An unspent output. */
    record Owned(String outpoint, long sats, int branch, int index, int confirmations, boolean immature) {}

    /** What a transaction brought or took. */
    record Movement(String txid, long change, int confirmations) {}

    boolean isEmpty() {
        return coins.isEmpty() && confirmed.isEmpty() && unconfirmed.isEmpty();
    }
}
