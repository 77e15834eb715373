package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.problem.Once;
import org.malipo.wallets.pending.PendingId;
import org.malipo.wallets.pending.PendingOutcome;
import org.malipo.wallets.pending.PendingSends;
import org.malipo.wallets.pending.PendingTransactions;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.web.PendingView.News;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists the transactions that several people sign, shows one of them, sends it or gives it up. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/pending")
class PendingPages {
    private static final int SHOWN = 50;

    private final WalletOnPage wallets;
    private final PendingTransactions transactions;
    private final PendingSends sends;
    private final PendingScreen screen;

    PendingPages(WalletOnPage wallets, PendingTransactions transactions, PendingSends sends, PendingScreen screen) {
        this.wallets = wallets;
        this.transactions = transactions;
        this.sends = sends;
        this.screen = screen;
    }

    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    String list(@PathVariable String storeId, @RequestParam(required = false) @Nullable String after, Model model) {
        var wallet = wallets.of(storeId);
        var found = transactions.list(wallet, false, after, SHOWN + 1);
        var shown = found.stream().limit(SHOWN).toList();
        model.addAttribute(
                "view",
                new PendingListView(
                        WalletOnPage.path(wallet),
                        shown.stream().map(PendingListView.Row::of).toList(),
                        found.size() > SHOWN
                                ? PendingTransactions.place(shown.getLast()).text()
                                : null,
                        after == null,
                        Caller.current().may(Permission.CAN_CREATE_TRANSACTIONS, wallet.store())));
        return "wallets/pendings";
    }

    /** @param added signatures that were taken just now */
    @GetMapping("/{pendingId}")
    @Requires(Permission.CAN_VIEW_WALLET)
    String one(
            @PathVariable String storeId,
            @PathVariable String pendingId,
            @RequestParam(required = false) @Nullable Integer added,
            @RequestParam(defaultValue = "0") int ignored,
            Model model) {
        var news = Optional.ofNullable(added)
                .map(count -> new News(
                        new Refusal("wallets.psbt.collected", List.of(String.valueOf(count), String.valueOf(ignored))),
                        false));
        return screen.show(wallets.of(storeId), new PendingId(pendingId), news, model);
    }

    /** Sends what all have signed. */
    @PostMapping("/{pendingId}/send")
    @Once
    @Requires(Permission.CAN_BROADCAST_TRANSACTIONS)
    String send(
            @PathVariable String storeId, @PathVariable String pendingId, HttpServletResponse response, Model model) {
        var wallet = wallets.of(storeId);
        return answer(storeId, pendingId, sends.send(wallet, new PendingId(pendingId)), response, model);
    }

    @PostMapping("/{pendingId}/cancel")
    @Once
    @Requires(Permission.CAN_CANCEL_TRANSACTIONS)
    String cancel(
            @PathVariable String storeId, @PathVariable String pendingId, HttpServletResponse response, Model model) {
        var wallet = wallets.of(storeId);
        return answer(storeId, pendingId, transactions.cancel(wallet, new PendingId(pendingId)), response, model);
    }

    private String answer(
            String storeId, String pendingId, PendingOutcome outcome, HttpServletResponse response, Model model) {
        var wallet = wallets.of(storeId);
        var id = new PendingId(pendingId);
        return switch (outcome) {
            case PendingOutcome.Done _, PendingOutcome.Collected _ -> "redirect:" + PendingScreen.address(wallet, id);
            case PendingOutcome.Unknown _ -> throw PendingScreen.unknown();
            case PendingOutcome.Refused(var problem) ->
                screen.refuse(wallet, id, PendingScreen.words(problem), response, model);
        };
    }
}
