package org.malipo.wallets;

import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.chain.Rescan;
import org.malipo.chain.Rescans;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goes through the blocks of the past for all that a wallet received and spent before it came here. Unlike
 * {@link WalletScans}, also what was spent is found. A search survives restarts.
 */
@Component
public class WalletRescans {
    /** So many addresses behind the last one that was paid are usually looked for. */
    public static final int USUAL_GAP = 1_000;

    private final Rescans rescans;
    private final Chain chain;
    private final WalletTrail trail;

    WalletRescans(Rescans rescans, Chain chain, WalletTrail trail) {
        this.rescans = rescans;
        this.chain = chain;
        this.trail = trail;
    }

    /** Queues a search; refused while the wallet has one. */
    @Transactional
    public void start(StoreWallet wallet, Rescans.Range range) {
        if (!rescans.start(wallet.network(), wallet.group(), range)) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.CONFLICT, "rescan-in-progress", "The wallet is being searched for already."));
        }
        trail.rescanStarted(wallet);
    }

    /** {@return the highest block that a search can begin at} */
    public int tipHeight(StoreWallet wallet) {
        return Math.max(0, chain.tipHeight(wallet.network()));
    }

    /** {@return the wallet's last search} */
    public Optional<Rescan> of(StoreWallet wallet) {
        return rescans.of(wallet.network(), wallet.group());
    }

    /** {@return whether there was one to end; what it has found stays} */
    @Transactional
    public boolean cancel(StoreWallet wallet) {
        var cancelled = rescans.cancel(wallet.network(), wallet.group());
        if (cancelled) {
            trail.rescanCancelled(wallet);
        }
        return cancelled;
    }

    /** Nobody has the wallet any more. */
    void forget(long wallet, Network network) {
        rescans.forget(network, StoreWallet.groupOf(wallet));
    }
}
