package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.problem.Once;
import org.malipo.wallets.multisig.NewSetup;
import org.malipo.wallets.multisig.OpenSetups;
import org.malipo.wallets.multisig.SetupOutcome;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.web.MultisigView.BeginForm;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Begins a wallet of several signers, shows who has given a key, and confirms it when all are there. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/multisig")
class MultisigPages {
    private final OpenSetups setups;
    private final MultisigScreen screen;

    MultisigPages(OpenSetups setups, MultisigScreen screen) {
        this.setups = setups;
        this.screen = screen;
    }

    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    String progress(@PathVariable String storeId, Model model) {
        return screen.show(storeId, model);
    }

    @PostMapping
    @Once
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String begin(@PathVariable String storeId, BeginForm form, HttpServletResponse response, Model model) {
        var picked = Objects.requireNonNullElse(form.signer(), List.<String>of());
        var wanted = new NewSetup(
                form.multisigScript(),
                form.requiredNumber(),
                CandidateForm.blankToNull(form.label()),
                picked.stream().map(UserId::new).toList());
        return switch (setups.begin(new StoreId(storeId), Caller.current().user(), wanted)) {
            case SetupOutcome.Done _, SetupOutcome.Gone _ -> here(storeId);
            case SetupOutcome.Refused(var refusal) -> {
                var sent = new BeginForm(picked, form.required(), form.script(), form.label());
                yield screen.refuse(screen.view(storeId).with(sent).with("", refusal), response, model);
            }
        };
    }

    @PostMapping("/cancel")
    @Once
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String cancel(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String id,
            HttpServletResponse response,
            Model model) {
        return ended(storeId, setups.cancel(new StoreId(storeId), id), response, model);
    }

    @PostMapping("/confirm")
    @Once
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String confirm(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String id,
            HttpServletResponse response,
            Model model) {
        return ended(storeId, setups.confirm(new StoreId(storeId), id), response, model);
    }

    private String ended(String storeId, SetupOutcome outcome, HttpServletResponse response, Model model) {
        return switch (outcome) {
            case SetupOutcome.Done _ -> "redirect:" + MultisigScreen.path(storeId);
            case SetupOutcome.Gone _ -> screen.refuse(storeId, "", Refusal.of("setup-gone"), response, model);
            case SetupOutcome.Refused(var refusal) -> screen.refuse(storeId, "", refusal, response, model);
        };
    }

    static String here(String storeId) {
        return "redirect:" + MultisigScreen.path(storeId) + "/multisig";
    }
}
