package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.bitcoin.KeyPaths;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.Wallets;
import org.malipo.wallets.multisig.Cosigner;
import org.malipo.wallets.multisig.OpenSetup;
import org.malipo.wallets.multisig.OpenSetups;
import org.malipo.wallets.setup.Candidate;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.web.MultisigView.BeginForm;
import org.malipo.wallets.web.MultisigView.Signer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows how far a wallet of several signers is. */
@Component
class MultisigScreen {
    private final OpenSetups setups;
    private final Wallets wallets;

    MultisigScreen(OpenSetups setups, Wallets wallets) {
        this.setups = setups;
        this.wallets = wallets;
    }

    static String path(String storeId) {
        return "/stores/" + storeId + "/wallet";
    }

    String show(String storeId, Model model) {
        model.addAttribute("view", view(storeId));
        return "wallets/multisig";
    }

    String refuse(MultisigView view, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("view", view);
        return "wallets/multisig";
    }

    String refuse(String storeId, String way, Refusal why, HttpServletResponse response, Model model) {
        return refuse(view(storeId).with(way, why), response, model);
    }

    MultisigView view(String storeId) {
        var store = new StoreId(storeId);
        var caller = Caller.current();
        var mayManage = caller.may(Permission.CAN_MANAGE_WALLET_SETTINGS, store);
        var replaced = wallets.of(store).map(StoreWallet::displayName).orElse(null);
        return setups.of(store)
                .map(setup -> open(setup, caller, mayManage, replaced))
                .orElseGet(() -> new MultisigView(
                        path(storeId),
                        "",
                        0,
                        "",
                        null,
                        List.of(),
                        mayManage,
                        false,
                        "",
                        List.of(),
                        "",
                        BeginForm.EMPTY,
                        eligible(store),
                        "",
                        null,
                        replaced));
    }

    private Map<String, String> eligible(StoreId store) {
        var names = new LinkedHashMap<String, String>();
        setups.eligible(store).forEach((user, name) -> names.put(user.value(), name));
        return names;
    }

    private MultisigView open(OpenSetup setup, Caller caller, boolean mayManage, @Nullable String replaced) {
        var names = setups.names(setup);
        var isAsked = setup.cosigner(caller.user())
                .filter(cosigner -> !cosigner.hasGiven())
                .isPresent();
        var scheme = setup.isComplete() ? setup.wallet().scheme() : null;
        return new MultisigView(
                path(setup.store().value()),
                setup.id(),
                setup.required(),
                setup.script().name(),
                setup.expiresAt(),
                setup.cosigners().stream()
                        .map(cosigner -> signer(cosigner, names))
                        .toList(),
                mayManage,
                isAsked,
                KeyPaths.print(setup.script().path(setup.network(), 0)),
                scheme == null ? List.of() : Candidate.addresses(scheme),
                scheme == null ? "" : setup.descriptor(),
                BeginForm.EMPTY,
                Map.of(),
                "",
                null,
                replaced);
    }

    private static Signer signer(Cosigner cosigner, Map<UserId, String> names) {
        var key = cosigner.key();
        return new Signer(
                names.getOrDefault(cosigner.user(), cosigner.user().value()),
                key == null || key.origin() == null ? "" : key.origin().print());
    }
}
