package org.malipo.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.chain.Chain;
import org.malipo.dashboard.DashboardView.Guide;
import org.malipo.invoices.InvoiceFilter;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletBalance;
import org.malipo.wallets.Wallets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A store's first page. */
@Controller
class DashboardPages {
    private static final int NEWEST = 5;
    private static final InvoiceFilter PAID = new InvoiceFilter(
            List.of(), Set.of(InvoiceStatus.PROCESSING, InvoiceStatus.SETTLED), null, null, null, true, null, 0, 1);

    private final Stores stores;
    private final Wallets wallets;
    private final Invoices invoices;
    private final Chain chain;

    DashboardPages(Stores stores, Wallets wallets, Invoices invoices, Chain chain) {
        this.stores = stores;
        this.wallets = wallets;
        this.invoices = invoices;
        this.chain = chain;
    }

    @GetMapping("/stores/{storeId}")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String dashboard(@PathVariable String storeId, Model model) {
        var store = stores.get(new StoreId(storeId));
        var wallet = wallets.of(store.id());
        var newest = invoices.list(store.id(), InvoiceFilter.ALL.page(null, NEWEST));
        model.addAttribute(
                "view",
                new DashboardView(
                        "/stores/" + storeId,
                        store.name(),
                        guide(store, wallet, newest),
                        wallet.filter(_ -> may(Permission.CAN_VIEW_WALLET, store))
                                .map(this::balance)
                                .orElse(null),
                        newest,
                        chain.status(store.network()).isReady(),
                        wallet.isPresent(),
                        may(Permission.CAN_CREATE_INVOICE, store)));
        return "dashboard/page";
    }

    private WalletBalance balance(StoreWallet wallet) {
        return wallets.balance(wallet);
    }

    private @Nullable Guide guide(Store store, Optional<StoreWallet> wallet, List<InvoiceView> newest) {
        boolean done = wallet.isPresent() && !invoices.list(store.id(), PAID).isEmpty();
        return done
                ? null
                : new Guide(
                        wallet.isPresent(),
                        newest.stream()
                                .findFirst()
                                .map(invoice -> "/i/" + invoice.id())
                                .orElse(null));
    }

    private static boolean may(Permission permission, Store store) {
        return Caller.current().may(permission, store.id());
    }
}
