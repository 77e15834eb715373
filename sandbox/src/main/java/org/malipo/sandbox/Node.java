package org.malipo.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.chain.FilterIndex;
import org.malipo.sandbox.chain.ScriptRules;
import org.malipo.sandbox.mempool.Admission;
import org.malipo.sandbox.mempool.BlockUpdates;
import org.malipo.sandbox.mempool.Mempool;
import org.malipo.sandbox.mempool.MempoolFile;
import org.malipo.sandbox.mining.Miner;
import org.malipo.sandbox.wallet.Wallet;

/**
 * The node's parts, put together over one data folder, and the one lock that guards them all. Servers ask it; it knows
 * no servers.
 */
public final class Node implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final FileLock folderLock;
    private final Clock clock;
    private final ChainState chain;
    private final FilterIndex filters = new FilterIndex();
    private final Mempool mempool = new Mempool();
    private final Admission admission;
    private final Miner miner;
    private final Wallet wallet;
    private final MempoolFile mempoolFile;

    /** Something to do while nobody else touches the node. */
    public interface Task<T, E extends Exception> {
        T run() throws E;
    }

    /** Opens the folder, creating what is missing, and rebuilds the state from what it finds. */
    public Node(Path folder, Clock clock) throws IOException {
        this.clock = clock;
        Files.createDirectories(folder);
        folderLock = lock(folder.resolve(".lock"));
        var scripts = new ScriptRules();
        chain = new ChainState(folder.resolve("blocks.dat"), scripts, clock);
        admission = new Admission(chain, mempool, scripts, clock);
        wallet = new Wallet(folder.resolve("wallet.properties"), chain, mempool, admission);
        chain.addListener(filters);
        chain.addListener(new BlockUpdates(chain, mempool, admission));
        chain.activate();
        mempoolFile = MempoolFile.open(folder.resolve("mempool.dat"));
        mempoolFile.restore(mempool, admission);
        miner = new Miner(chain, mempool, clock);
    }

    private static FileLock lock(Path file) throws IOException {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process: answered below
        }
        throw new IOException("the folder " + file.getParent() + " is in use by another node");
    }

    public <T, E extends Exception> T exclusively(Task<T, E> task) throws E {
        lock.lock();
        try {
            return task.run();
        } finally {
            lock.unlock();
        }
    }

    public Clock clock() {
        return clock;
    }

    public ChainState chain() {
        return chain;
    }

    public FilterIndex filters() {
        return filters;
    }

    public Mempool mempool() {
        return mempool;
    }

    public Admission admission() {
        return admission;
    }

    public Miner miner() {
        return miner;
    }

    public Wallet wallet() {
        return wallet;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            mempoolFile.close();
            chain.close();
            folderLock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }
}
