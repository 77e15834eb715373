package org.malipo.bitpay.web;

import org.malipo.access.Caller;
import org.malipo.access.Memberships;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.SignedIn;
import org.malipo.access.StoreId;
import org.malipo.bitpay.Pairings;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.Once;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a program sends a merchant who is to approve it. */
@Controller
class AccessRequestPages {
    private static final String PATH = "/api-access-request";

    private final Pairings pairings;
    private final Memberships memberships;
    private final Stores stores;

    AccessRequestPages(Pairings pairings, Memberships memberships, Stores stores) {
        this.pairings = pairings;
        this.memberships = memberships;
        this.stores = stores;
    }

    @GetMapping(PATH)
    @SignedIn
    String ask(
            @RequestParam(defaultValue = "") String pairingCode,
            @RequestParam(defaultValue = "") String selectedStore,
            Model model) {
        var caller = Caller.current();
        var offered = stores.list(memberships.storesOf(caller.user())).stream()
                .filter(store -> !store.archived())
                .filter(store -> caller.may(Permission.CAN_MODIFY_STORE_SETTINGS, store.id()))
                .map(AccessRequestPages::choice)
                .toList();
        model.addAttribute(
                "view",
                pairings.asked(pairingCode)
                        .map(pairing -> AccessRequestView.of(pairing, offered, selectedStore))
                        .orElse(AccessRequestView.GONE));
        return "bitpay/request";
    }

    private static AccessRequestView.Choice choice(Store store) {
        return new AccessRequestView.Choice(store.id().value(), store.name());
    }

    @PostMapping(PATH)
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String approve(@RequestParam String pairingCode, @RequestParam StoreId storeId, Model model) {
        if (!Caller.current().may(Permission.CAN_MODIFY_STORE_SETTINGS, storeId)) {
            throw new MissingPermission(Permission.CAN_MODIFY_STORE_SETTINGS.policy());
        }
        if (pairings.asked(pairingCode).isEmpty()) {
            model.addAttribute("view", AccessRequestView.GONE);
            return "bitpay/request";
        }
        pairings.approve(pairingCode, storeId);
        return "redirect:/stores/" + storeId + "/tokens?paired=true";
    }
}
