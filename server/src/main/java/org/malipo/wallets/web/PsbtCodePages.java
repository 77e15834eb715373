package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.wallets.web.ScanApi.Progress;
import org.malipo.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes what signers show a camera: moving codes of UR and BBQr, and single ones. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/psbt")
class PsbtCodePages {
    private final WalletOnPage wallets;
    private final PsbtScreen screen;
    private final Pages pages;

    PsbtCodePages(WalletOnPage wallets, PsbtScreen screen, Pages pages) {
        this.wallets = wallets;
        this.screen = screen;
        this.pages = pages;
    }

    /** What a camera has seen, all of it. */
    @PostMapping("/codes")
    @Requires(Permission.CAN_VIEW_WALLET)
    String codes(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = "") String made,
            HttpServletResponse response,
            Model model) {
        var given = GivenPsbt.codes(ScanApi.codes(form));
        return screen.given(wallets.of(storeId), given, made, "", response, model);
    }

    /** How far the codes go that the camera has read; see {@link ScanApi}. */
    @PostMapping("/scan")
    @Requires(Permission.CAN_VIEW_WALLET)
    ResponseEntity<Progress> scan(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request) {
        wallets.of(storeId);
        var words = pages.words(request);
        var progress = switch (GivenPsbt.codes(ScanApi.codes(form))) {
            case GivenPsbt.Read _ -> Progress.whole(words);
            case GivenPsbt.Partial(var received, var expected) -> Progress.more(received, expected, words);
            case GivenPsbt.Refused(var why) -> Progress.refused(why, words);
        };
        return progress.answer();
    }
}
