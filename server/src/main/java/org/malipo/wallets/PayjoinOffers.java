package org.malipo.wallets;

import fr.acinq.bitcoin.ByteVector;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.malipo.access.SiteAddress;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.bitcoin.payjoin.InputType;
import org.malipo.chain.Chain;
import org.malipo.chain.Watcher;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Component;

/** Where payers may propose a payjoin (BIP 78). */
@Component
public class PayjoinOffers {
    /** Where they do so, for all stores. */
    private static final String PATH = "/BTC/pj";

    /** Nobody pays more addresses of ours at once, unless to keep us busy. */
    private static final int MOST_LOOKED_AT = 20;

    private final WalletTable table;
    private final Wallets wallets;
    private final Stores stores;
    private final Chain chain;
    private final SiteAddress site;

    PayjoinOffers(WalletTable table, Wallets wallets, Stores stores, Chain chain, SiteAddress site) {
        this.table = table;
        this.wallets = wallets;
        this.stores = stores;
        this.chain = chain;
        this.site = site;
    }

    /**
     * {@return whether payjoins to this wallet can be made} It signs here and without help, its coins keep their
     * transaction's id when they are signed, and whether what a payer sends is worth anything can be found out.
     */
    public boolean areAble(StoreWallet wallet) {
        return wallet.enabled()
                && wallet.config().isHotWallet()
                && wallet.scheme().keys().size() == 1
                && InputType.of(new ByteVector(wallet.scheme().scriptPubKey(Branch.DEPOSIT, 0))) != InputType.LEGACY
                && chain.testsAcceptance(wallet.network());
    }

    /** {@return the link, which offers a payjoin too} */
    public PaymentLink on(PaymentLink link) {
        return link.with("pj", site.of(PATH));
    }

    /** {@return the link to an address of the wallet's receive page, which offers a payjoin if the store wants that} */
    public PaymentLink on(PaymentLink link, StoreWallet wallet) {
        return isWished(wallet.store()) && areAble(wallet) ? on(link) : link;
    }

    private boolean isWished(StoreId store) {
        return stores.find(store)
                .filter(found -> found.settings().invoices().payJoin())
                .isPresent();
    }

    /**
     * {@return the wallet whose receive page shows one of these addresses now, nobody has paid it, and the store wants payjoins;
     * with that address}
     */
    public Optional<Receiving> receiving(Network network, Collection<ByteVector> scripts) {
        return chain.watchers(network, scripts).stream()
                .filter(watcher -> watcher.script().branch() == Branch.DEPOSIT.number())
                .limit(MOST_LOOKED_AT)
                .flatMap(watcher -> storesAt(network, watcher).stream()
                        .filter(this::isWished)
                        .flatMap(store -> wallets.of(store).stream())
                        .map(wallet -> new Receiving(wallet, watcher.script().script())))
                .findFirst();
    }

    /** A wallet, and an address of its that it waits for money at. */
    public record Receiving(StoreWallet wallet, ByteVector script) {}

    private List<StoreId> storesAt(Network network, Watcher watcher) {
        var index = watcher.script().index();
        return StoreWallet.ofGroup(watcher.group())
                .filter(_ -> isUnpaid(network, watcher.group(), index))
                .map(wallet -> table.receivingAt(wallet, index))
                .orElse(List.of());
    }

    private boolean isUnpaid(Network network, String group, int index) {
        return !chain.isPaid(network, group, Branch.DEPOSIT.number(), index);
    }
}
