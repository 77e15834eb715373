package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;

/**
 * The parameters of regtest, as in Bitcoin Core's {@code CRegTestParams}. All soft forks are active from the first
 * block.
 */
public final class Regtest {
    public static final Block GENESIS = Block.RegtestGenesisBlock;
    public static final BlockHash GENESIS_HASH = GENESIS.hash;

    /** Every header has this target: about every second hash passes. */
    public static final long BITS = 0x207fffffL;

    /**
     * Expected hashes per block at this target; since all blocks cost the same, the higher branch is the one with more
     * work.
     */
    public static final long WORK_PER_BLOCK = 2;

    public static final int COINBASE_MATURITY = 100;
    public static final int HALVING_INTERVAL = 150;
    public static final int MAX_BLOCK_WEIGHT = 4_000_000;
    public static final int MAX_BLOCK_SIGOPS_COST = 80_000;
    public static final int WITNESS_SCALE = 4;
    public static final long MAX_MONEY_SATS = 21_000_000L * 100_000_000L;
    public static final long MAX_FUTURE_SECONDS = 2 * 60 * 60;

    private static final long FIRST_SUBSIDY_SATS = 50L * 100_000_000L;

    private Regtest() {}

    /** {@return satoshis that the block of this height may create} */
    public static long subsidySats(int height) {
        int halvings = height / HALVING_INTERVAL;
        return halvings >= 64 ? 0 : FIRST_SUBSIDY_SATS >> halvings;
    }

    static boolean isMoney(long sats) {
        return sats >= 0 && sats <= MAX_MONEY_SATS;
    }
}
