package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.pending.PendingId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Has a device sign that is connected to the machine of whoever looks. What it signed is looked at once more. */
@Controller
@RequestMapping("/stores/{storeId}/wallet")
class DeviceSignPages {
    private final WalletOnPage wallets;
    private final PsbtViews views;
    private final PsbtScreen psbts;
    private final PendingScreen pending;
    private final DeviceBridge bridge;

    DeviceSignPages(
            WalletOnPage wallets, PsbtViews views, PsbtScreen psbts, PendingScreen pending, DeviceBridge bridge) {
        this.wallets = wallets;
        this.views = views;
        this.psbts = psbts;
        this.pending = pending;
        this.bridge = bridge;
    }

    /** What must not be signed, or is signed already, is shown as any PSBT. */
    @PostMapping("/psbt/device")
    @Requires(Permission.CAN_VIEW_WALLET)
    String sign(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String psbt,
            HttpServletResponse response,
            Model model) {
        var wallet = wallets.of(storeId);
        var given = GivenPsbt.text(psbt);
        if (given instanceof GivenPsbt.Read(var read)) {
            var seen = views.of(wallet, read);
            if (!seen.complete() && seen.mistakes().isEmpty()) {
                return show(wallet, DeviceSignView.of(wallet, parsed(seen.psbt()), seen), response, model);
            }
        }
        return psbts.given(wallet, given, "", psbt, response, model);
    }

    /** The same for a transaction of several signers. */
    @GetMapping("/pending/{pendingId}/device")
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    String signPending(
            @PathVariable String storeId, @PathVariable String pendingId, HttpServletResponse response, Model model) {
        var wallet = wallets.of(storeId);
        var seen = pending.view(wallet, new PendingId(pendingId), Optional.empty());
        return seen.isPending() && seen.mistakes().isEmpty()
                ? show(wallet, DeviceSignView.of(wallet, parsed(seen.psbt()), seen), response, model)
                : "redirect:" + seen.address();
    }

    private String show(StoreWallet wallet, DeviceSignView view, HttpServletResponse response, Model model) {
        bridge.on(response, wallet.network(), model);
        model.addAttribute("view", view);
        return "wallets/device-sign";
    }

    private static Psbt parsed(String own) {
        try {
            return Psbt.parse(own);
        } catch (PsbtException e) {
            throw new IllegalStateException("A PSBT that was shown can't be read", e);
        }
    }
}
