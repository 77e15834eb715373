package org.malipo.sandbox.chain;

import static org.malipo.sandbox.chain.TransactionRules.refuseIf;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.MerkleTree;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a block must obey besides the coins it spends. Reasons are those of Bitcoin Core's {@code CheckBlock} and its
 * contextual checks.
 */
final class BlockRules {
    private static final int MIN_VERSION = 4;
    private static final int HEADER_BYTES = 80;

    private final Clock clock;

    BlockRules(Clock clock) {
        this.clock = clock;
    }

    void check(Block block, BlockEntry previous) throws Refused {
        checkHeader(block.header, previous);
        checkTransactions(block);
        checkInContext(block, previous);
    }

    private void checkHeader(BlockHeader header, BlockEntry previous) throws Refused {
        refuseIf(header.bits != Regtest.BITS, "bad-diffbits");
        refuseIf(!header.checkProofOfWork(), "high-hash");
        refuseIf(header.time <= previous.medianTimePast(), "time-too-old");
        refuseIf(header.time > clock.instant().getEpochSecond() + Regtest.MAX_FUTURE_SECONDS, "time-too-new");
        refuseIf((int) header.version < MIN_VERSION, "bad-version(0x%08x)".formatted((int) header.version));
    }

    private static void checkTransactions(Block block) throws Refused {
        List<Transaction> transactions = block.tx;
        refuseIf(transactions.isEmpty(), "bad-blk-length");
        List<ByteVector32> hashes =
                transactions.stream().map(tx -> tx.hash.value).toList();
        refuseIf(!MerkleTree.computeRoot(hashes).equals(block.header.hashMerkleRoot), "bad-txnmrklroot");
        refuseIf(hasDuplicates(transactions), "bad-txns-duplicate");
        refuseIf(!transactions.getFirst().isCoinbase(), "bad-cb-missing");
        refuseIf(transactions.stream().skip(1).anyMatch(tx -> tx.isCoinbase()), "bad-cb-multiple");
        int legacyOperations = 0;
        for (Transaction tx : transactions) {
            TransactionRules.checkForm(tx);
            legacyOperations += SignatureOperations.legacy(tx);
        }
        refuseIf(legacyOperations * Regtest.WITNESS_SCALE > Regtest.MAX_BLOCK_SIGOPS_COST, "bad-blk-sigops");
    }

    /** The merkle tree repeats its last leaf, so one root stands for two lists of transactions (CVE-2012-2459). */
    private static boolean hasDuplicates(List<Transaction> transactions) {
        Set<TxId> ids = new HashSet<>();
        return transactions.stream().anyMatch(tx -> !ids.add(tx.txid));
    }

    private static void checkInContext(Block block, BlockEntry previous) throws Refused {
        int height = previous.height() + 1;
        for (Transaction tx : block.tx) {
            refuseIf(!TransactionRules.isFinal(tx, height, previous.medianTimePast()), "bad-txns-nonfinal");
        }
        var expected = new ByteVector(Script.write(List.of(CoinbaseHeight.push(height))));
        ByteVector script = block.tx.getFirst().txIn.getFirst().signatureScript;
        refuseIf(
                script.size() < expected.size() || !script.take(expected.size()).equals(expected), "bad-cb-height");
        Witness.check(block.tx);
        refuseIf(weight(block) > Regtest.MAX_BLOCK_WEIGHT, "bad-blk-weight");
    }

    private static int weight(Block block) {
        int countBytes = block.tx.size() < 0xfd ? 1 : 3;
        int transactions = block.tx.stream().mapToInt(tx -> tx.weight()).sum();
        return (HEADER_BYTES + countBytes) * Regtest.WITNESS_SCALE + transactions;
    }
}
