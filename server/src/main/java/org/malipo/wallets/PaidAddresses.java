package org.malipo.wallets;

import java.util.List;
import java.util.Set;
import org.malipo.access.AfterCommit;
import org.malipo.bitcoin.Branch;
import org.malipo.chain.TransactionFact;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.springframework.stereotype.Component;

/**
 * Reads which addresses were paid: they are not given out any more, whoever made them, the receive page shows another, and
 * scripts further ahead are watched.
 */
@Component
class PaidAddresses implements EventConsumer {
    private final WalletTable wallets;
    private final BranchTable branches;
    private final AddressPool pool;

    PaidAddresses(WalletTable wallets, BranchTable branches, AddressPool pool) {
        this.wallets = wallets;
        this.branches = branches;
        this.pool = pool;
    }

    /** An output to one of our scripts. */
    private record Paid(long wallet, Branch branch, int index) {}

    @Override
    public String name() {
        return "wallets";
    }

    @Override
    public Set<String> types() {
        return Set.of(TransactionFact.TYPE);
    }

    @Override
    public void handle(Event event) {
        for (var paid : paid(TransactionFact.of(event))) {
            if (branches.skipTo(paid.wallet(), paid.branch(), paid.index())) {
                var scheme = wallets.scheme(paid.wallet());
                AfterCommit.run(() -> pool.refillLater(paid.wallet(), scheme));
            }
            if (paid.branch() == Branch.DEPOSIT) {
                wallets.forgetReceiveIndex(paid.wallet(), paid.index());
            }
        }
    }

    private static List<Paid> paid(TransactionFact transaction) {
        return transaction.outputs().stream()
                .flatMap(output -> StoreWallet.ofGroup(output.group())
                        .map(wallet -> new Paid(wallet, Branch.of(output.branch()), output.index()))
                        .stream())
                .toList();
    }
}
