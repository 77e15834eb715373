package org.malipo.wallets.web;

import java.util.List;
import org.malipo.access.AmountUnit;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.problem.Once;
import org.malipo.wallets.Annotation;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.PayjoinOffers;
import org.malipo.wallets.ReceiveAddresses;
import org.malipo.wallets.WalletAddresses;
import org.malipo.wallets.WalletLabels;
import org.malipo.web.QrPicture;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where money can be sent to a store's wallet. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/receive")
class ReceivePages {
    private static final int LONGEST_LABEL = 200;

    private final WalletOnPage wallets;
    private final ReceiveAddresses addresses;
    private final WalletAddresses known;
    private final WalletLabels labels;
    private final PayjoinOffers payjoins;

    ReceivePages(
            WalletOnPage wallets,
            ReceiveAddresses addresses,
            WalletAddresses known,
            WalletLabels labels,
            PayjoinOffers payjoins) {
        this.wallets = wallets;
        this.addresses = addresses;
        this.known = known;
        this.labels = labels;
        this.payjoins = payjoins;
    }

    /**
     * @param amount that the link asks for, in the unit beside it or in that of whoever asks
     * @param label that the payer's wallet shows
     */
    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    String receive(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String label,
            Model model) {
        var wallet = wallets.of(storeId);
        var address = addresses.current(wallet);
        var in = AmountUnit.of(unit).orElse(Caller.current().amountUnit());
        var asked = AskedAmount.read(amount, in);
        var text = label.strip();
        var shown = text.codePointCount(0, text.length()) <= LONGEST_LABEL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_LABEL));
        var link = payjoins.on(PaymentLink.to(address.address()).amount(asked.orElse(null)), wallet);
        var whole = shown.isEmpty() ? link : link.with("label", shown);
        var key = new ObjectKey(ObjectKey.ADDRESS, address.address());
        var note = labels.of(wallet, List.of(key)).getOrDefault(key, Annotation.NONE);
        model.addAttribute(
                "view",
                new ReceiveView(
                        WalletOnPage.path(wallet),
                        address.address(),
                        whole.print(),
                        QrPicture.of(whole.printForQr()),
                        address.keyPath(),
                        new ReceiveView.Form(amount.strip(), in, shown, !amount.isBlank() && asked.isEmpty()),
                        Tag.of(note),
                        Caller.current().may(Permission.CAN_MANAGE_WALLET_TRANSACTIONS, wallet.store())));
        return "wallets/receive";
    }

    @PostMapping
    @Once
    @Requires(Permission.CAN_VIEW_WALLET)
    String renew(@PathVariable String storeId) {
        var wallet = wallets.of(storeId);
        addresses.renew(wallet);
        return "redirect:" + WalletOnPage.path(wallet) + "/receive";
    }

    /** Labels an address of the wallet; what is paid to it gets the same labels. */
    @PostMapping("/label")
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    String label(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String text) {
        var wallet = wallets.of(storeId);
        var own = known.find(wallet, address).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        labels.add(wallet, new ObjectKey(ObjectKey.ADDRESS, own.address()), TypedLabels.read(text));
        return "redirect:" + WalletOnPage.path(wallet) + "/receive";
    }
}
