package org.malipo.wallets;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Branch;
import org.malipo.chain.Chain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The address that a store's receive page shows: the same one until it is paid, asked anew or given back. */
@Component
public class ReceiveAddresses {
    private static final Logger log = LoggerFactory.getLogger(ReceiveAddresses.class);

    private final WalletTable table;
    private final BranchTable branches;
    private final Reservations reservations;
    private final Chain chain;
    private final WalletLabels labels;

    ReceiveAddresses(
            WalletTable table, BranchTable branches, Reservations reservations, Chain chain, WalletLabels labels) {
        this.table = table;
        this.branches = branches;
        this.reservations = reservations;
        this.chain = chain;
        this.labels = labels;
    }

    /** {@return the address to show; a new one is reserved if there is none, or if it was paid meanwhile} */
    public ReservedAddress current(StoreWallet wallet) {
        var shown = table.receiveIndex(wallet.store(), wallet.id());
        if (shown.isPresent() && !isPaid(wallet, shown.getAsInt())) {
            return Reservations.address(wallet, shown.getAsInt());
        }
        return replace(wallet, shown);
    }

    /** {@return a new address to show in place of the present one} */
    public ReservedAddress renew(StoreWallet wallet) {
        return replace(wallet, table.receiveIndex(wallet.store(), wallet.id()));
    }

    /** Of two who do so at once, one wins and both get his address; the other's index is skipped. */
    private ReservedAddress replace(StoreWallet wallet, OptionalInt shown) {
        var fresh = reservations.next(wallet);
        if (table.replaceReceiveIndex(wallet.store(), wallet.id(), boxed(shown), fresh.index())) {
            labels.givenOut(wallet, fresh.address());
            return fresh;
        }
        var winner = table.receiveIndex(wallet.store(), wallet.id());
        return winner.isPresent() ? Reservations.address(wallet, winner.getAsInt()) : fresh;
    }

    /**
     * Shows the address no more. It is given out again only if nothing was given out after it and nobody paid it.
     *
     * @return whether there was one
     */
    public boolean giveBack(StoreWallet wallet) {
        var shown = table.receiveIndex(wallet.store(), wallet.id());
        if (shown.isEmpty() || !table.replaceReceiveIndex(wallet.store(), wallet.id(), boxed(shown), null)) {
            return false;
        }
        if (!isPaid(wallet, shown.getAsInt()) && branches.giveBack(wallet.id(), shown.getAsInt())) {
            log.info("Index {} of wallet {} was given back", shown.getAsInt(), wallet.id());
        }
        return true;
    }

    private boolean isPaid(StoreWallet wallet, int index) {
        return chain.isPaid(wallet.network(), wallet.group(), Branch.DEPOSIT.number(), index);
    }

    private static @Nullable Integer boxed(OptionalInt index) {
        return index.isPresent() ? index.getAsInt() : null;
    }
}
