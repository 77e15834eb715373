package org.malipo.wallets;

import fr.acinq.bitcoin.ByteVector;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.chain.Chain;
import org.malipo.chain.LateScripts;
import org.malipo.chain.UtxoScan;
import org.malipo.outbox.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Works on the searches for wallets' coins, batch by batch, one at a time of each network in the whole cluster. A batch that was cut short
 * is done again, which changes nothing.
 */
@Component
class WalletScanWork implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(WalletScanWork.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 5_000;

    private final WalletScanTable table;
    private final WalletTable wallets;
    private final AddressPool pool;
    private final LateScripts late;
    private final Chain chain;
    private final Leases leases;
    private final Clock clock;

    /** Where a script stands in the wallet. */
    private record Place(Branch branch, int index) {}

    @SuppressWarnings("TooManyParameters") // what a search touches: rows, keys, the node, the index
    WalletScanWork(
            WalletScanTable table,
            WalletTable wallets,
            AddressPool pool,
            LateScripts late,
            Chain chain,
            Leases leases,
            Clock clock) {
        this.table = table;
        this.wallets = wallets;
        this.pool = pool;
        this.late = late;
        this.chain = chain;
        this.leases = leases;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        chain.networks().forEach(network -> leases.lead("wallet-scans." + network.id(), _ -> run(network)));
    }

    private void run(Network network) throws InterruptedException {
        while (true) {
            TimeUnit.MILLISECONDS.sleep(step(network));
        }
    }

    /** {@return after how many milliseconds there may be more to do} */
    long step(Network network) throws InterruptedException {
        var next = table.next(network);
        if (next.isEmpty()) {
            return LOOK_MILLIS;
        }
        var scan = next.get();
        table.begin(scan.wallet(), clock.instant());
        if (scan.isThrough()) {
            end(scan, WalletScan.State.COMPLETE, null);
            return 0;
        }
        return advance(scan) ? 0 : RETRY_MILLIS;
    }

    /** {@return whether it could go on} */
    private boolean advance(WalletScan scan) throws InterruptedException {
        var scheme = wallets.scheme(scan.wallet());
        try (var node = late.utxoScan(scheme.network())
                .orElseThrow(() -> new RpcError(RpcError.METHOD_NOT_FOUND, "The node can't search unspent outputs."))) {
            batch(node, scan, scheme);
            return true;
        } catch (UtxoScan.Busy | RpcUnavailable e) {
            return waits(scan, e);
        } catch (RpcError e) {
            if (e.code() == RpcError.WARMING_UP) {
                return waits(scan, e);
            }
            end(scan, WalletScan.State.ERROR, e.reason());
            return true;
        }
    }

    private boolean waits(WalletScan scan, Exception why) {
        log.info("The search for wallet {} waits: {}", scan.wallet(), why.getMessage());
        table.waits(scan.wallet(), clock.instant());
        return false;
    }

    private void batch(UtxoScan node, WalletScan scan, DerivationScheme scheme)
            throws UtxoScan.Busy, InterruptedException {
        int until = Math.addExact(scan.nextIndex(), scan.range().batchSize());
        var places = places(scheme, scan.nextIndex(), until);
        var searched = search(node, scan, places);
        if (searched.isEmpty()) {
            return; // cancelled meanwhile
        }
        var result = searched.get();
        if (!result.coins().isEmpty() && !record(scan, scheme, places, result)) {
            return;
        }
        table.batchDone(scan, until, result.coins().size(), places.size(), result.size());
    }

    private static Map<ByteVector, Place> places(DerivationScheme scheme, int from, int until) {
        var places = new HashMap<ByteVector, Place>();
        for (var branch : Branch.values()) {
            IntStream.range(from, until)
                    .parallel()
                    .mapToObj(index ->
                            Map.entry(new ByteVector(scheme.scriptPubKey(branch, index)), new Place(branch, index)))
                    .toList()
                    .forEach(entry -> places.put(entry.getKey(), entry.getValue()));
        }
        return places;
    }

    /** {@return what was found; empty if the search was cancelled meanwhile} */
    private Optional<UtxoScan.Result> search(UtxoScan node, WalletScan scan, Map<ByteVector, Place> places)
            throws UtxoScan.Busy, InterruptedException {
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var result = thread.submit(() -> node.search(places.keySet()));
            try {
                return await(node, scan, result);
            } catch (InterruptedException e) {
                node.abort();
                throw e;
            }
        }
    }

    private Optional<UtxoScan.Result> await(UtxoScan node, WalletScan scan, Future<UtxoScan.Result> result)
            throws UtxoScan.Busy, InterruptedException {
        while (true) {
            try {
                return Optional.of(result.get(RETRY_MILLIS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException _) {
                if (!table.progress(scan.wallet(), node.progress().orElse(scan.batchProgress()))) {
                    node.abort();
                    return Optional.empty();
                }
            } catch (ExecutionException e) {
                throw cause(e);
            }
        }
    }

    private static RuntimeException cause(ExecutionException e) throws UtxoScan.Busy {
        if (e.getCause() instanceof UtxoScan.Busy busy) {
            throw busy;
        }
        return e.getCause() instanceof RuntimeException ours ? ours : new IllegalStateException(e.getCause());
    }

    /**
     * Watches what was found and all below it, and has the index look at the blocks that hold it, and at those since.
     *
     * @return whether all of it is known now
     */
    private boolean record(
            WalletScan scan, DerivationScheme scheme, Map<ByteVector, Place> places, UtxoScan.Result result)
            throws InterruptedException {
        for (var coin : result.coins()) {
            var place = places.get(coin.script());
            if (place != null) {
                table.found(scan.wallet(), place.branch(), place.index());
            }
        }
        for (var branch : Branch.values()) {
            highest(result.coins(), places, branch)
                    .ifPresent(index -> pool.reach(scan.wallet(), scheme, branch, index));
        }
        var group = StoreWallet.groupOf(scan.wallet());
        var heights = new TreeSet<Integer>();
        result.coins().forEach(coin -> heights.add(coin.height()));
        for (int height = result.height() + 1; height <= chain.tipHeight(scheme.network()); height++) {
            heights.add(height);
        }
        late.revisit(scheme.network(), group, heights);
        return isRevisited(scan, scheme, group);
    }

    private static Optional<Integer> highest(List<UtxoScan.Found> coins, Map<ByteVector, Place> places, Branch branch) {
        return coins.stream()
                .flatMap(coin -> Optional.ofNullable(places.get(coin.script())).stream())
                .filter(place -> place.branch() == branch)
                .map(Place::index)
                .max(Integer::compare);
    }

    private boolean isRevisited(WalletScan scan, DerivationScheme scheme, String group) throws InterruptedException {
        while (late.remaining(scheme.network(), group) > 0) {
            if (!table.progress(scan.wallet(), 100)) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS / 5);
        }
        var problems = late.problems(scheme.network(), group);
        if (!problems.isEmpty()) {
            late.forget(scheme.network(), group);
            end(scan, WalletScan.State.ERROR, String.join(" ", problems));
        }
        return problems.isEmpty();
    }

    private void end(WalletScan scan, WalletScan.State state, @Nullable String problem) {
        if (table.end(scan.wallet(), state, problem, clock.instant())) {
            log.info("The search for wallet {} is at its end: {}", scan.wallet(), problem == null ? state : problem);
        }
    }
}
