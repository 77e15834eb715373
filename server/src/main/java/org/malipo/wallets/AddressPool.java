package org.malipo.wallets;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.chain.Chain;
import org.malipo.chain.WatchedScript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps scripts derived and watched ahead of the addresses given out. More are made in the background before they run
 * out; who comes when they have run out makes them himself. Processes that do so at once make the same scripts, which is
 * harmless.
 */
@Component
class AddressPool implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(AddressPool.class);
    private static final int AT_A_TIME = 10_000;

    private final BranchTable branches;
    private final Chain chain;
    private final PoolSettings settings;
    private final Clock clock;
    private final ConcurrentMap<Key, Pool> pools = new ConcurrentHashMap<>();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    AddressPool(BranchTable branches, Chain chain, PoolSettings settings, Clock clock) {
        this.branches = branches;
        this.chain = chain;
        this.settings = settings;
        this.clock = clock;
    }

    private record Key(long wallet, Branch branch) {}

    /** What this process remembers of a branch. */
    private static final class Pool {
        private final ReentrantLock filling = new ReentrantLock();
        private final AtomicBoolean queued = new AtomicBoolean();
        private final Pace pace;

        Pool(PoolSettings settings) {
            this.pace = new Pace(settings);
        }
    }

    /** Says how many are left, so that more are made in time. */
    void left(long wallet, DerivationScheme scheme, Branch branch, int left) {
        var pool = pool(wallet, branch);
        if (left < pool.pace.lowMark() && pool.queued.compareAndSet(false, true)) {
            background.execute(() -> refillQuietly(wallet, scheme, branch, pool));
        }
    }

    /** Makes sure that addresses are left, after both branches may have moved. */
    void refillLater(long wallet, DerivationScheme scheme) {
        for (var branch : Branch.values()) {
            left(wallet, scheme, branch, 0);
        }
    }

    /** Returns when all scripts that were ever derived are watched again. */
    void watchAgain(long wallet, DerivationScheme scheme) {
        for (var branch : Branch.values()) {
            int end = branches.counters(wallet, branch).derivedUntil();
            for (var from = 0; from < end; from += AT_A_TIME) {
                watch(wallet, scheme, branch, from, Math.min(end, from + AT_A_TIME));
            }
        }
    }

    /** Watches all scripts of a branch up to one that was paid, gives none of them out any more, and watches more ahead. */
    void reach(long wallet, DerivationScheme scheme, Branch branch, int paid) {
        for (int from = branches.counters(wallet, branch).derivedUntil(); from <= paid; from += AT_A_TIME) {
            watch(wallet, scheme, branch, from, Math.min(paid + 1, from + AT_A_TIME));
        }
        branches.skipTo(wallet, branch, paid);
        refill(wallet, scheme, branch);
    }

    /** Watches so many scripts of a branch behind the last one that was paid, and gives out none up to that one. */
    void watchAhead(long wallet, DerivationScheme scheme, Branch branch, int gap) {
        skipPaid(wallet, scheme, branch);
        int paid = chain.lastPaidIndex(scheme.network(), StoreWallet.groupOf(wallet), branch.number())
                .orElse(-1);
        int until = Math.addExact(paid + 1, gap);
        for (int from = branches.counters(wallet, branch).derivedUntil(); from < until; from += AT_A_TIME) {
            watch(wallet, scheme, branch, from, Math.min(until, from + AT_A_TIME));
        }
        branches.extend(wallet, branch, until);
    }

    /** Returns when addresses are left. */
    void refill(long wallet, DerivationScheme scheme, Branch branch) {
        refill(wallet, scheme, branch, pool(wallet, branch));
    }

    private void refillQuietly(long wallet, DerivationScheme scheme, Branch branch, Pool pool) {
        try {
            refill(wallet, scheme, branch, pool);
        } catch (RuntimeException e) {
            log.warn(
                    "Addresses of wallet {} could not be derived ahead; trying again when the next is asked for",
                    wallet,
                    e);
        } finally {
            pool.queued.set(false);
        }
    }

    private void refill(long wallet, DerivationScheme scheme, Branch branch, Pool pool) {
        pool.filling.lock();
        try {
            for (var counters = branches.counters(wallet, branch);
                    counters.left() < pool.pace.lowMark();
                    counters = branches.counters(wallet, branch)) {
                extend(
                        wallet,
                        scheme,
                        branch,
                        counters.derivedUntil(),
                        counters.nextIndex() + pool.pace.next(clock.instant()));
            }
        } finally {
            pool.filling.unlock();
        }
    }

    /** Watches first, allows afterwards: an address that can be given out is watched in any case. */
    private void extend(long wallet, DerivationScheme scheme, Branch branch, int from, int until) {
        watch(wallet, scheme, branch, from, until);
        skipPaid(wallet, scheme, branch);
        branches.extend(wallet, branch, until);
    }

    private void watch(long wallet, DerivationScheme scheme, Branch branch, int from, int until) {
        var scripts = IntStream.range(from, until)
                .parallel()
                .mapToObj(index -> new WatchedScript(branch.number(), index, scheme.scriptPubKey(branch, index)))
                .toList();
        chain.watch(scheme.network(), StoreWallet.groupOf(wallet), scripts);
    }

    /**
     * A script can have been paid before it counts here: a crash came between watching and counting, or the wallet is used
     * elsewhere too and the event that tells of it has not been read yet.
     */
    private void skipPaid(long wallet, DerivationScheme scheme, Branch branch) {
        chain.lastPaidIndex(scheme.network(), StoreWallet.groupOf(wallet), branch.number())
                .ifPresent(paid -> branches.skipTo(wallet, branch, paid));
    }

    private Pool pool(long wallet, Branch branch) {
        return pools.computeIfAbsent(new Key(wallet, branch), _ -> new Pool(settings));
    }

    @Override
    public void destroy() {
        background.shutdown();
    }
}
