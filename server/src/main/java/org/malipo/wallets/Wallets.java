package org.malipo.wallets;

import java.util.List;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.springframework.stereotype.Component;

/** What other modules may ask of stores' wallets. */
@Component
public class Wallets {
    /** {@return the store's wallet, also while it is disabled} */
    public Optional<StoreWallet> of(StoreId store) {
        throw new UnsupportedOperationException("not built yet " + store);
    }

    /**
     * Takes the next address. No two callers ever get the same one, in whatever store or process. Must not be called
     * inside a transaction. Before anybody is shown the address, the caller commits something durable: that also makes
     * the reservation durable. After a crash in between, the index is skipped or taken by somebody else.
     *
     * @param purpose for the log, for example {@code invoice}
     */
    public ReservedAddress reserve(StoreWallet wallet, String purpose) {
        throw new UnsupportedOperationException("not built yet " + wallet + purpose);
    }

    /** Gives the store this wallet in place of any it has, and starts to watch it. */
    public WalletOutcome configure(StoreId store, NewWallet wallet) {
        throw new UnsupportedOperationException("not built yet " + store + wallet);
    }

    /** Makes a wallet for a store that has none. */
    public WalletOutcome generate(StoreId store, GeneratedWallet wallet) {
        throw new UnsupportedOperationException("not built yet " + store + wallet);
    }

    /** {@return the first addresses of a wallet that nobody has yet, or why it can't be read; stores nothing} */
    public WalletOutcome preview(Network network, NewWallet wallet, int offset, int count) {
        throw new UnsupportedOperationException("not built yet " + network + wallet + offset + count);
    }

    /** {@return addresses of the store's own wallet; they are not reserved} */
    public List<WalletOutcome.PreviewAddress> preview(StoreWallet wallet, int offset, int count) {
        throw new UnsupportedOperationException("not built yet " + wallet + offset + count);
    }

    /** Switches payments with the wallet on or off. */
    public void enable(StoreId store, boolean enabled) {
        throw new UnsupportedOperationException("not built yet " + store + enabled);
    }

    /** Takes the wallet away from the store. Its addresses stay watched, and reserved for ever. */
    public void remove(StoreId store) {
        throw new UnsupportedOperationException("not built yet " + store);
    }

    /** {@return what the wallet holds} */
    public WalletBalance balance(StoreWallet wallet) {
        throw new UnsupportedOperationException("not built yet " + wallet);
    }

    /** {@return the newest transactions first} */
    public List<WalletTransaction> transactions(StoreWallet wallet, int skip, int limit) {
        throw new UnsupportedOperationException("not built yet " + wallet + skip + limit);
    }
}
