package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.KeyPaths;
import org.malipo.bitcoin.Network;
import org.malipo.stores.Stores;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.Wallets;
import org.malipo.wallets.multisig.OpenSetups;
import org.malipo.wallets.setup.Reading;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.setup.WalletReader;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reads the key of a wallet, or of one of several signers, from a device that is connected to the machine of whoever looks. */
@Controller
@RequestMapping("/stores/{storeId}/wallet")
class DeviceKeyPages {
    private final Stores stores;
    private final Wallets wallets;
    private final OpenSetups setups;
    private final DeviceBridge bridge;

    DeviceKeyPages(Stores stores, Wallets wallets, OpenSetups setups, DeviceBridge bridge) {
        this.stores = stores;
        this.wallets = wallets;
        this.setups = setups;
        this.bridge = bridge;
    }

    @GetMapping("/connect/device")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String ask(@PathVariable String storeId, HttpServletResponse response, Model model) {
        return ask(storeId, null, response, model);
    }

    /** The key as the device told it; its addresses are compared before anything is saved. */
    @PostMapping("/connect/device")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String compare(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String xpub,
            @RequestParam(defaultValue = "") String origin,
            HttpServletResponse response,
            Model model) {
        var network = network(storeId);
        return switch (WalletReader.device(xpub, origin, network)) {
            case Reading.Recognised(var candidates) -> {
                var replaced = wallets.of(new StoreId(storeId))
                        .map(StoreWallet::displayName)
                        .orElse(null);
                bridge.on(response, network, model);
                model.addAttribute(
                        "view", CompareView.of(MultisigScreen.path(storeId), candidates.getFirst(), replaced));
                yield "wallets/compare";
            }
            case Reading.Partial _ -> refuse(storeId, WalletReader.CUT_OFF, response, model);
            case Reading.Refused(var why) -> refuse(storeId, why, response, model);
        };
    }

    private String refuse(String storeId, Refusal why, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return ask(storeId, why, response, model);
    }

    private String ask(String storeId, @Nullable Refusal error, HttpServletResponse response, Model model) {
        var network = network(storeId);
        var path = MultisigScreen.path(storeId) + "/connect";
        return show(new DeviceKeyView(path + "/device", path, "", network.coinType(), error), network, response, model);
    }

    /** The key of somebody who is asked to sign for a wallet of several. */
    @GetMapping("/multisig/device")
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    String cosigner(@PathVariable String storeId, HttpServletResponse response, Model model) {
        var path = MultisigScreen.path(storeId) + "/multisig";
        return setups.of(new StoreId(storeId))
                .map(setup -> {
                    var usual = KeyPaths.print(setup.script().path(setup.network(), 0));
                    var view = new DeviceKeyView(
                            path + "/key", path, usual, setup.network().coinType(), null);
                    return show(view, setup.network(), response, model);
                })
                .orElse("redirect:" + path);
    }

    private String show(DeviceKeyView view, Network network, HttpServletResponse response, Model model) {
        bridge.on(response, network, model);
        model.addAttribute("view", view);
        return "wallets/device-key";
    }

    private Network network(String storeId) {
        return stores.get(new StoreId(storeId)).network();
    }
}
