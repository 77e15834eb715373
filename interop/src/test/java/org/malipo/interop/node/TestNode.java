package org.malipo.interop.node;

import java.util.List;
import org.malipo.bitcoin.rpc.RpcClient;

/** A regtest node as a process of its own. */
public interface TestNode extends AutoCloseable {
    /** Starts it and waits until it answers. */
    void start();

    int rpcPort();

    String rpcUser();

    String rpcPassword();

    int p2pPort();

    RpcClient rpc();

    /** Mines blocks that pay {@link Payer#ADDRESS}; {@return their hashes} */
    List<String> mine(int blocks);

    /**
     * Takes the last {@code depth} blocks away: a branch of one block more takes their place, and none of its blocks holds a
     * transaction. What was in the lost blocks waits to be mined again.
     */
    void reorganise(int depth);

    @Override
    void close();
}
