package org.malipo.chain.fuzz;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.DeterministicWallet;
import fr.acinq.bitcoin.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.stores.Store;
import org.malipo.wallets.StoreWallet;

/** A store and its wallet, whose keys the test has. One seed at a time uses it. */
final class Slot {
    private final SeedAccount account;
    final Store store;
    final StoreWallet wallet;
    private final List<List<ByteVector>> scripts = List.of(new ArrayList<>(), new ArrayList<>());

    /** The lowest index that no address was given out for when the present seed began. */
    int first;

    Slot(SeedAccount account, Store store, StoreWallet wallet) {
        this.account = account;
        this.store = store;
        this.wallet = wallet;
    }

    ByteVector script(int branch, int index) {
        var known = scripts.get(branch);
        while (known.size() <= index) {
            known.add(new ByteVector(account.scheme().scriptPubKey(Branch.of(branch), known.size())));
        }
        return known.get(index);
    }

    PrivateKey key(int branch, int index) {
        return DeterministicWallet.derivePrivateKey(
                        DeterministicWallet.derivePrivateKey(account.privateKey(), (long) branch), (long) index)
                .getPrivateKey();
    }

    String group() {
        return wallet.group();
    }
}
