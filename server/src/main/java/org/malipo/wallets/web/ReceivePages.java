package org.malipo.wallets.web;

import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.problem.Once;
import org.malipo.wallets.PayjoinOffers;
import org.malipo.wallets.ReceiveAddresses;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.Wallets;
import org.malipo.web.QrPicture;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Where money can be sent to a store's wallet. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/receive")
class ReceivePages {
    private final Wallets wallets;
    private final ReceiveAddresses addresses;
    private final PayjoinOffers payjoins;

    ReceivePages(Wallets wallets, ReceiveAddresses addresses, PayjoinOffers payjoins) {
        this.wallets = wallets;
        this.addresses = addresses;
        this.payjoins = payjoins;
    }

    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    String receive(@PathVariable String storeId, Model model) {
        var wallet = configured(storeId);
        var address = addresses.current(wallet);
        var link = payjoins.on(PaymentLink.to(address.address()), wallet);
        model.addAttribute(
                "view",
                new ReceiveView(
                        "/stores/" + storeId + "/wallet",
                        address.address(),
                        link.print(),
                        QrPicture.of(link.printForQr()),
                        address.keyPath()));
        return "wallets/receive";
    }

    @PostMapping
    @Once
    @Requires(Permission.CAN_VIEW_WALLET)
    String renew(@PathVariable String storeId) {
        addresses.renew(configured(storeId));
        return "redirect:/stores/" + storeId + "/wallet/receive";
    }

    private StoreWallet configured(String storeId) {
        return wallets.of(new StoreId(storeId)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
