package org.malipo.chain;

import fr.acinq.bitcoin.BlockHash;
import java.math.BigDecimal;
import org.malipo.bitcoin.Network;

/**
 * What a node says of its chain.
 *
 * @param chain for example {@code main}
 * @param blocks height of its best block
 * @param headers height of the best header it has seen
 * @param lowestKept height of the first block that it has not deleted to save space
 */
record NodeInfo(
        String chain,
        int blocks,
        int headers,
        BlockHash bestBlock,
        boolean initialDownload,
        BigDecimal verificationProgress,
        int lowestKept) {
    private static final int MOST_BEHIND = 6;

    /** A regtest node without recent blocks calls itself syncing, but has nothing to wait for. */
    boolean isSynced(Network network) {
        return (network == Network.REGTEST || !initialDownload) && headers - blocks <= MOST_BEHIND;
    }
}
