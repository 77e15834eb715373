package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.problem.Once;
import org.malipo.stores.Stores;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.Wallets;
import org.malipo.wallets.setup.Candidate;
import org.malipo.wallets.setup.Reading;
import org.malipo.wallets.setup.RefusalWords;
import org.malipo.wallets.setup.ScriptType;
import org.malipo.wallets.setup.WalletReader;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Connects a wallet that the merchant has: read from text, a file or a camera, compared address by address, then saved. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/connect")
class ConnectPages {
    private final Stores stores;
    private final Wallets wallets;

    ConnectPages(Stores stores, Wallets wallets) {
        this.stores = stores;
        this.wallets = wallets;
    }

    @GetMapping
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String connect(@PathVariable String storeId, Model model) {
        return show(model, empty(storeId));
    }

    @PostMapping
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String text(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String scheme,
            @RequestParam(defaultValue = "") String origin,
            HttpServletResponse response,
            Model model) {
        var view = empty(storeId).typed(scheme, origin);
        return show(storeId, WalletReader.text(scheme, origin, network(storeId)), "text", view, response, model);
    }

    @PostMapping("/file")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String file(
            @PathVariable String storeId,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletResponse response,
            Model model)
            throws IOException {
        return show(storeId, read(file, network(storeId)), "file", empty(storeId), response, model);
    }

    private static Reading read(@Nullable MultipartFile file, Network network) throws IOException {
        if (file == null || file.isEmpty()) {
            return WalletReader.text("", "", network);
        }
        try (var in = file.getInputStream()) {
            return WalletReader.file(in, network);
        }
    }

    /** What a camera has seen, all of it. */
    @PostMapping("/codes")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String codes(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model) {
        var reading = WalletReader.codes(ScanApi.codes(form), network(storeId));
        return show(storeId, reading, "codes", empty(storeId), response, model);
    }

    /** One of several accounts of a device, or the same key with addresses of another type. */
    @PostMapping("/type")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String choose(
            @PathVariable String storeId,
            CandidateForm form,
            @RequestParam(defaultValue = "") String type,
            HttpServletResponse response,
            Model model) {
        try {
            var candidate = form.toCandidate(network(storeId));
            var chosen = ScriptType.of(type);
            var isSingle = ScriptType.of(candidate.scheme()).isPresent();
            return compare(storeId, chosen.isPresent() && isSingle ? candidate.as(chosen.get()) : candidate, model);
        } catch (SchemeException e) {
            return refuse(empty(storeId).refused("text", RefusalWords.of(e.getMessage())), response, model);
        }
    }

    @PostMapping("/save")
    @Once
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String save(
            @PathVariable String storeId,
            CandidateForm form,
            RescanForm past,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        try {
            var candidate = form.toCandidate(network(storeId));
            var config = candidate.config(CandidateForm.blankToNull(form.label()));
            return switch (wallets.configure(new StoreId(storeId), config)) {
                case WalletOutcome.Refused refused -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    yield compare(view(storeId, candidate).with(RefusalWords.of(refused.reason())), model);
                }
                case WalletOutcome.Configured _,
                        WalletOutcome.Generated _,
                        WalletOutcome.Previewed _,
                        WalletOutcome.AlreadyConfigured _ -> {
                    RescanPages.offer(new StoreId(storeId), past, next);
                    yield "redirect:" + path(storeId);
                }
            };
        } catch (SchemeException e) {
            return refuse(empty(storeId).refused("text", RefusalWords.of(e.getMessage())), response, model);
        }
    }

    private String show(
            String storeId, Reading reading, String way, ConnectView view, HttpServletResponse response, Model model) {
        return switch (reading) {
            case Reading.Recognised(var candidates) ->
                candidates.size() == 1
                        ? compare(storeId, candidates.getFirst(), model)
                        : choose(storeId, candidates, model);
            case Reading.Partial _ -> refuse(view.refused(way, WalletReader.CUT_OFF), response, model);
            case Reading.Refused(var refusal) -> refuse(view.refused(way, refusal), response, model);
        };
    }

    private static String choose(String storeId, List<Candidate> candidates, Model model) {
        model.addAttribute("view", ChooseView.of(path(storeId), candidates));
        return "wallets/choose";
    }

    private String compare(String storeId, Candidate candidate, Model model) {
        return compare(view(storeId, candidate), model);
    }

    private static String compare(CompareView view, Model model) {
        model.addAttribute("view", view);
        return "wallets/compare";
    }

    private CompareView view(String storeId, Candidate candidate) {
        return CompareView.of(path(storeId), candidate, replaced(storeId));
    }

    private static String refuse(ConnectView view, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(model, view);
    }

    private static String show(Model model, ConnectView view) {
        model.addAttribute("view", view);
        return "wallets/connect";
    }

    private ConnectView empty(String storeId) {
        return ConnectView.empty(path(storeId), replaced(storeId));
    }

    private @Nullable String replaced(String storeId) {
        return wallets.of(new StoreId(storeId)).map(StoreWallet::displayName).orElse(null);
    }

    private Network network(String storeId) {
        return stores.get(new StoreId(storeId)).network();
    }

    private static String path(String storeId) {
        return "/stores/" + storeId + "/wallet";
    }
}
