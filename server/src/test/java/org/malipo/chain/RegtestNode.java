package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import java.io.IOException;
import java.util.List;
import org.malipo.bitcoin.rpc.RpcClient;

/** A regtest node that looks like two peers, and that those who follow it can lose. */
interface RegtestNode extends AutoCloseable {
    /** {@return its JSON-RPC interface, which is there when nobody else has it} */
    RpcClient control();

    /** {@return the same interface for those who follow it} */
    NodeSettings.Rpc rpc();

    /** {@return two ports of its peer-to-peer interface} */
    List<Integer> ports();

    /** Those who follow it lose it. */
    void hangUp() throws IOException;

    void listenAgain() throws IOException;

    /** Mines what waits; {@return the hashes of the blocks, which pay {@link RegtestNetwork#SCRIPT}} */
    List<String> mine(int blocks);

    /** Mines a block with this transaction alone, which need not have been sent. */
    void mineOnly(Transaction tx);

    /** The last blocks are replaced by one more without transactions; what was in them waits again. */
    void reorganise(int depth);

    @Override
    void close() throws IOException;
}
