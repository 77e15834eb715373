package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.MerkleTree;
import java.util.HashSet;
import org.malipo.bitcoin.light.Misbehaviour.Kind;

/** Whether a block holds the transactions that its header commits to. */
final class WholeBlock {
    private WholeBlock() {}

    /** @throws Misbehaviour if the merkle root is another, or hides a transaction that stands there twice (CVE-2012-2459) */
    static void require(Block block) throws Misbehaviour {
        var leaves = block.tx.stream().map(tx -> tx.hash.value).toList();
        var isWhole = !leaves.isEmpty()
                && new HashSet<>(leaves).size() == leaves.size()
                && MerkleTree.computeRoot(leaves).equals(block.header.hashMerkleRoot);
        if (!isWhole) {
            throw new Misbehaviour(
                    Kind.WRONG_BLOCK,
                    "Block " + block.blockId + " does not hold the transactions that its header names.");
        }
    }
}
