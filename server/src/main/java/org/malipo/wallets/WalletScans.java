package org.malipo.wallets;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.chain.LateScripts;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Searches all unspent outputs for coins of a wallet that was used before it came here. Only what is unspent is found; one
 * search after the other of each network, for the whole server. A search survives restarts.
 */
@Component
public class WalletScans {
    private static final Duration KEPT = Duration.ofHours(24);

    private final WalletScanTable table;
    private final LateScripts late;
    private final WalletTrail trail;
    private final Clock clock;

    WalletScans(WalletScanTable table, LateScripts late, WalletTrail trail, Clock clock) {
        this.table = table;
        this.late = late;
        this.trail = trail;
        this.clock = clock;
    }

    /** Queues a search; refused while the wallet has one, or if the network's source can't search. */
    @Transactional
    public void start(StoreWallet wallet, WalletScan.Range range) {
        if (!isOffered(wallet)) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "not-available",
                    "The node can't search unspent outputs (scantxoutset)."));
        }
        if (!table.queue(wallet.id(), range, clock.instant())) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.CONFLICT, "scanutxoset-in-progress", "The wallet is being searched for already."));
        }
        trail.scanStarted(wallet);
    }

    /** {@return whether the network's source can search} */
    public boolean isOffered(StoreWallet wallet) {
        return late.offersUtxoScan(wallet.network());
    }

    /** {@return the wallet's last search; those that ended a day ago are forgotten} */
    public Optional<WalletScan> of(StoreWallet wallet) {
        return table.find(wallet.id(), clock.instant().minus(KEPT));
    }

    /** Nobody has the wallet any more. */
    void forget(long wallet, Network network) {
        table.delete(wallet);
        late.forget(network, StoreWallet.groupOf(wallet));
    }

    /** {@return whether there was one to end; what it has found stays} */
    @Transactional
    public boolean cancel(StoreWallet wallet) {
        var cancelled = table.end(wallet.id(), WalletScan.State.CANCELLED, null, clock.instant());
        if (cancelled) {
            late.forget(wallet.network(), wallet.group());
            trail.scanCancelled(wallet);
        }
        return cancelled;
    }
}
