package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.wallets.pending.PendingId;
import org.malipo.wallets.pending.PendingTransactions;
import org.malipo.wallets.setup.WalletReader;
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
import org.springframework.web.multipart.MultipartFile;

/** Takes signatures for a transaction of several signers: from a file, a text, or codes that the camera saw. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/pending/{pendingId}")
class PendingPsbtPages {
    private final WalletOnPage wallets;
    private final PendingTransactions transactions;
    private final PendingScreen screen;
    private final Pages pages;

    PendingPsbtPages(WalletOnPage wallets, PendingTransactions transactions, PendingScreen screen, Pages pages) {
        this.wallets = wallets;
        this.transactions = transactions;
        this.screen = screen;
        this.pages = pages;
    }

    @PostMapping("/psbt")
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    String given(
            @PathVariable String storeId,
            @PathVariable String pendingId,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String psbt,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var given = file == null || file.isEmpty() ? GivenPsbt.text(psbt) : GivenPsbt.bytes(file.getBytes());
        return take(storeId, new PendingId(pendingId), given, response, model);
    }

    @PostMapping("/codes")
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    String codes(
            @PathVariable String storeId,
            @PathVariable String pendingId,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model) {
        return take(storeId, new PendingId(pendingId), GivenPsbt.codes(ScanApi.codes(form)), response, model);
    }

    private String take(String storeId, PendingId id, GivenPsbt given, HttpServletResponse response, Model model) {
        var wallet = wallets.of(storeId);
        return switch (given) {
            case GivenPsbt.Refused(var why) -> screen.refuse(wallet, id, why, response, model);
            case GivenPsbt.Partial _ -> screen.refuse(wallet, id, WalletReader.CUT_OFF, response, model);
            case GivenPsbt.Read(var psbt) ->
                screen.answer(
                        wallet,
                        id,
                        transactions.collect(wallet, id, psbt, Caller.current().user()),
                        response,
                        model);
        };
    }

    /** How far the codes go that the camera has read; see {@link ScanApi}. */
    @PostMapping("/scan")
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    ResponseEntity<Progress> scan(
            @PathVariable String storeId,
            @PathVariable String pendingId,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request) {
        if (transactions.find(wallets.of(storeId), new PendingId(pendingId)).isEmpty()) {
            throw PendingScreen.unknown();
        }
        var words = pages.words(request);
        var progress = switch (GivenPsbt.codes(ScanApi.codes(form))) {
            case GivenPsbt.Read _ -> Progress.whole(words);
            case GivenPsbt.Partial(var received, var expected) -> Progress.more(received, expected, words);
            case GivenPsbt.Refused(var why) -> Progress.refused(why, words);
        };
        return progress.answer();
    }
}
