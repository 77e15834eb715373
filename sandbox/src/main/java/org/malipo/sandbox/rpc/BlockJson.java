package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.Transaction;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.chain.Coin;
import org.malipo.sandbox.chain.Regtest;
import org.malipo.sandbox.chain.Undo;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Blocks and headers as Bitcoin Core shows them. */
final class BlockJson {
    /** What Bitcoin Core computes from regtest's target; it is the same for every block. */
    static final BigDecimal DIFFICULTY = new BigDecimal("4.656542373906925e-10");

    static final String TARGET = "7fffff" + "0".repeat(58);

    private static final int WITH_TRANSACTIONS = 2;
    private static final int WITH_SPENT_OUTPUTS = 3;
    private static final int HEADER_BYTES = 80;

    private final ChainState chain;

    BlockJson(ChainState chain) {
        this.chain = chain;
    }

    static String hash(BlockEntry entry) {
        return hash(entry.header());
    }

    static String hash(BlockHeader header) {
        return header.blockId.value.toHex();
    }

    static String bits() {
        return "%08x".formatted(Regtest.BITS);
    }

    static String chainWork(BlockEntry entry) {
        return "%064x".formatted(Regtest.WORK_PER_BLOCK * (entry.height() + 1L));
    }

    int confirmations(BlockEntry entry) {
        return chain.isActive(entry) ? chain.tip().height() - entry.height() + 1 : -1;
    }

    ObjectNode header(BlockEntry entry) {
        BlockHeader header = entry.header();
        ObjectNode node = Json.object();
        node.put("hash", hash(entry));
        node.put("confirmations", confirmations(entry));
        node.put("height", entry.height());
        node.put("version", header.version);
        node.put("versionHex", "%08x".formatted(header.version));
        node.put("merkleroot", header.hashMerkleRoot.reversed().toHex());
        node.put("time", header.time);
        node.put("mediantime", entry.medianTimePast());
        node.put("nonce", header.nonce);
        node.put("bits", bits());
        node.put("target", TARGET);
        node.put("difficulty", DIFFICULTY);
        node.put("chainwork", chainWork(entry));
        node.put("nTx", entry.transactionCount());
        BlockEntry previous = entry.previous();
        if (previous != null) {
            node.put("previousblockhash", hash(previous));
        }
        if (chain.isActive(entry) && entry != chain.tip()) {
            node.put("nextblockhash", hash(chain.at(entry.height() + 1)));
        }
        return node;
    }

    /**
     * @param verbosity 1 for transaction ids, 2 for transactions and their fees, 3 for the outputs they spend as well
     */
    ObjectNode block(BlockEntry entry, int verbosity) {
        Block block = chain.block(entry);
        int stripped = HEADER_BYTES + countBytes(block) + sum(block, true);
        int size = HEADER_BYTES + countBytes(block) + sum(block, false);
        ObjectNode node = header(entry);
        node.put("strippedsize", stripped);
        node.put("size", size);
        node.put("weight", stripped * 3 + size);
        ArrayNode transactions = node.putArray("tx");
        Undo undo = chain.undo(entry);
        for (int i = 0; i < block.tx.size(); i++) {
            Transaction tx = block.tx.get(i);
            if (verbosity < WITH_TRANSACTIONS) {
                transactions.add(tx.txid.toString());
            } else {
                transactions.add(transaction(tx, undo == null ? null : undo.spentBy(i), verbosity));
            }
        }
        return node;
    }

    private static ObjectNode transaction(Transaction tx, @Nullable List<Coin> spent, int verbosity) {
        ObjectNode node = TransactionJson.decoded(tx, verbosity >= WITH_SPENT_OUTPUTS ? spent : null);
        if (spent != null && !tx.isCoinbase()) {
            node.put("fee", Json.btc(TransactionJson.feeSats(tx, spent)));
        }
        return node.put("hex", TransactionJson.hex(tx));
    }

    private static int countBytes(Block block) {
        return block.tx.size() < 0xfd ? 1 : 3;
    }

    private static int sum(Block block, boolean stripped) {
        return block.tx.stream()
                .mapToInt(tx -> stripped ? tx.baseSize() : tx.totalSize())
                .sum();
    }
}
