package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What can be done about transactions that wait for a block, and the transaction that does it. Nothing is kept here. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/bump")
class BumpPages {
    private final WalletOnPage wallets;
    private final BumpDesk desk;
    private final BumpScreen screen;

    BumpPages(WalletOnPage wallets, BumpDesk desk, BumpScreen screen) {
        this.wallets = wallets;
        this.desk = desk;
        this.screen = screen;
    }

    /** @param tx one transaction, or several that one child is to help */
    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    String ways(@PathVariable String storeId, @RequestParam(defaultValue = "") List<String> tx, Model model) {
        return screen.ways(wallets.of(storeId), BumpForm.txids(tx), model);
    }

    @PostMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    String review(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        var wallet = wallets.of(storeId);
        return switch (desk.look(wallet, BumpForm.of(typed))) {
            case BumpDesk.Fine fine -> screen.review(fine, model);
            case BumpDesk.Wrong wrong -> screen.ways(wallet, wrong, response, model);
        };
    }
}
