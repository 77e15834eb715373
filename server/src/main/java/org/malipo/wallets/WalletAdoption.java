package org.malipo.wallets;

import java.time.Clock;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.idempotency.KeyedTransaction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a scheme known as a wallet with counters and watched scripts, unless it is known already. */
@Component
class WalletAdoption {
    private final WalletTable wallets;
    private final BranchTable branches;
    private final AddressPool pool;
    private final WalletWatch watch;
    private final TransactionTemplate transaction;
    private final KeyedTransaction request;
    private final Clock clock;

    WalletAdoption(
            WalletTable wallets,
            BranchTable branches,
            AddressPool pool,
            WalletWatch watch,
            TransactionTemplate transaction,
            KeyedTransaction request,
            Clock clock) {
        this.request = request;
        this.wallets = wallets;
        this.branches = branches;
        this.pool = pool;
        this.watch = watch;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** {@return the wallet's number; its first addresses are watched by then, whatever becomes of the request} */
    long adopt(DerivationScheme scheme) {
        return request.apart(() -> adoptApart(scheme));
    }

    private long adoptApart(DerivationScheme scheme) {
        long id = transaction.execute(_ -> insert(scheme));
        if (watch.beginAgain(id)) {
            pool.watchAgain(id, scheme);
            watch.begun(id);
        }
        for (var branch : Branch.values()) {
            pool.refill(id, scheme, branch);
        }
        return id;
    }

    private long insert(DerivationScheme scheme) {
        var id = wallets.idOf(scheme, clock.instant());
        for (var branch : Branch.values()) {
            branches.insert(id, branch);
        }
        return id;
    }
}
