package org.malipo.wallets.web;

import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.Txids;
import org.malipo.wallets.WalletObjects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Takes labels off transactions; {@link TransactionPages} puts them on. */
@Controller
class TransactionLabelPages {
    private final WalletOnPage wallets;
    private final WalletObjects objects;

    TransactionLabelPages(WalletOnPage wallets, WalletObjects objects) {
        this.wallets = wallets;
        this.objects = objects;
    }

    @PostMapping("/stores/{storeId}/wallet/transactions/{txid}/labels/remove")
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    String remove(
            @PathVariable String storeId, @PathVariable String txid, @RequestParam(defaultValue = "") String label) {
        var wallet = wallets.of(storeId);
        var id = Txids.read(txid).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        objects.unlink(wallet, ObjectKey.of(id), new ObjectKey(ObjectKey.LABEL, label.replace("\0", "")));
        return "redirect:" + WalletOnPage.path(wallet) + "/transactions/" + id.value.toHex() + "#note";
    }
}
