package org.malipo.chain;

import org.malipo.money.Sats;

/**
 * A transaction among its relatives in the node's mempool. Each count, size and sum has the transaction itself in it.
 *
 * @param vbytes of the transaction alone
 * @param fee of the transaction alone
 */
public record MempoolEntry(
        long vbytes,
        Sats fee,
        int ancestors,
        long ancestorVbytes,
        Sats ancestorFee,
        int descendants,
        long descendantVbytes,
        Sats descendantFee) {}
