package org.malipo.bitpay.web;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitpay.LegacyKeys;
import org.malipo.bitpay.LegacyToken;
import org.malipo.bitpay.LegacyTokens;
import org.malipo.bitpay.Pairings;
import org.malipo.problem.Once;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The programs that a store has let in the old way, and its key for those that can't sign. */
@Controller
class TokenPages {
    private static final String LIST = "/stores/{storeId}/tokens";

    private final LegacyTokens tokens;
    private final LegacyKeys keys;
    private final Pairings pairings;

    TokenPages(LegacyTokens tokens, LegacyKeys keys, Pairings pairings) {
        this.tokens = tokens;
        this.keys = keys;
        this.pairings = pairings;
    }

    @GetMapping(LIST)
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String list(@PathVariable StoreId storeId, @RequestParam(defaultValue = "false") boolean paired, Model model) {
        return show(
                TokensView.of(
                        storeId,
                        tokens.ofStore(storeId),
                        keys.madeAt(storeId).orElse(null),
                        Caller.current().may(Permission.CAN_MODIFY_STORE_SETTINGS, storeId),
                        paired),
                model);
    }

    @GetMapping(LIST + "/new")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String create(@PathVariable StoreId storeId, Model model) {
        model.addAttribute("view", TokensView.Offer.blank(storeId));
        return "bitpay/new";
    }

    /** Answers with the code itself, which nothing tells a second time. */
    @PostMapping(LIST + "/new")
    @Once(shownAt = LIST)
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String create(
            @PathVariable StoreId storeId,
            @RequestParam(defaultValue = "") String label,
            HttpServletResponse response,
            Model model) {
        keepToYourself(response);
        var pairing = pairings.offer(storeId, label);
        model.addAttribute("view", new TokensView.Offer(storeId.value(), pairing.code(), pairing.expiresAt()));
        return "bitpay/new";
    }

    @GetMapping(LIST + "/{tokenId}/revoke")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String askToRevoke(@PathVariable StoreId storeId, @PathVariable String tokenId, Model model) {
        model.addAttribute("view", TokensView.Row.of(find(storeId, tokenId)));
        return "bitpay/revoke";
    }

    @PostMapping(LIST + "/{tokenId}/revoke")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String revoke(@PathVariable StoreId storeId, @PathVariable String tokenId) {
        tokens.revoke(find(storeId, tokenId));
        return "redirect:/stores/" + storeId + "/tokens";
    }

    @GetMapping(LIST + "/key")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String askForKey(@PathVariable StoreId storeId, Model model) {
        model.addAttribute(
                "view", TokensView.Key.before(storeId, keys.madeAt(storeId).orElse(null)));
        return "bitpay/key";
    }

    /** Answers with the key itself, which nothing tells a second time. */
    @PostMapping(LIST + "/key")
    @Once(shownAt = LIST)
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String makeKey(@PathVariable StoreId storeId, HttpServletResponse response, Model model) {
        keepToYourself(response);
        model.addAttribute("view", new TokensView.Key(storeId.value(), keys.make(storeId), null));
        return "bitpay/key";
    }

    @GetMapping(LIST + "/key/revoke")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String askToRevokeKey(@PathVariable StoreId storeId, Model model) {
        model.addAttribute(
                "view", TokensView.Key.before(storeId, keys.madeAt(storeId).orElse(null)));
        return "bitpay/revoke-key";
    }

    @PostMapping(LIST + "/key/revoke")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String revokeKey(@PathVariable StoreId storeId) {
        keys.revoke(storeId);
        return "redirect:/stores/" + storeId + "/tokens";
    }

    private LegacyToken find(StoreId store, String id) {
        return tokens.find(store, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String show(TokensView view, Model model) {
        model.addAttribute("view", view);
        return "bitpay/tokens";
    }

    private static void keepToYourself(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }
}
