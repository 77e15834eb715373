package org.malipo.wallets;

import fr.acinq.bitcoin.ByteVector;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Branch;
import org.malipo.idempotency.KeyedTransaction;
import org.malipo.wallets.sending.ChangeAddresses;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Gives out addresses. */
@Component
class Reservations implements ChangeAddresses {
    /** Each round makes at least as many addresses as a whole batch, so more rounds mean that something is broken. */
    private static final int ROUNDS = 100;

    private final BranchTable branches;
    private final AddressPool pool;
    private final KeyedTransaction transaction;

    Reservations(BranchTable branches, AddressPool pool, KeyedTransaction transaction) {
        this.transaction = transaction;
        this.branches = branches;
        this.pool = pool;
    }

    /** Taken for good, whatever becomes of the request that it is for. */
    ReservedAddress next(StoreWallet wallet) {
        return address(wallet, transaction.apart(() -> take(wallet, Branch.DEPOSIT)));
    }

    @Override
    public int upcoming(StoreWallet wallet) {
        return branches.counters(wallet.id(), Branch.CHANGE).nextIndex();
    }

    @Override
    public int take(StoreWallet wallet) {
        return transaction.apart(() -> take(wallet, Branch.CHANGE));
    }

    private int take(StoreWallet wallet, Branch branch) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An address is reserved before a transaction, never inside one");
        }
        for (var round = 0; round < ROUNDS; round++) {
            var taken = branches.take(wallet.id(), branch);
            if (taken.isPresent()) {
                pool.left(wallet.id(), wallet.scheme(), branch, taken.get().left());
                return taken.get().index();
            }
            pool.refill(wallet.id(), wallet.scheme(), branch);
        }
        throw new IllegalStateException("Wallet " + wallet.id() + " has no address left after " + ROUNDS + " refills");
    }

    /** {@return an address that was taken before} */
    static ReservedAddress address(StoreWallet wallet, int index) {
        var script = wallet.scheme().scriptPubKey(Branch.DEPOSIT, index);
        var address = Addresses.ofScript(script, wallet.network()).orElseThrow();
        return new ReservedAddress(address, new ByteVector(script), Branch.DEPOSIT.number() + "/" + index, index);
    }
}
