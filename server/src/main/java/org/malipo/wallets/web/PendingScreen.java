package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.malipo.problem.Problem;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.pending.PendingId;
import org.malipo.wallets.pending.PendingOutcome;
import org.malipo.wallets.pending.PendingTransactions;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.web.PendingView.News;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Shows a transaction of several signers, and why nothing came of a step. */
@Component
class PendingScreen {
    private final PendingTransactions transactions;
    private final PendingViews views;

    PendingScreen(PendingTransactions transactions, PendingViews views) {
        this.transactions = transactions;
        this.views = views;
    }

    static String address(StoreWallet wallet, PendingId id) {
        return WalletOnPage.path(wallet) + "/pending/" + id;
    }

    String show(StoreWallet wallet, PendingId id, Optional<News> news, Model model) {
        model.addAttribute("view", view(wallet, id, news));
        return "wallets/pending";
    }

    PendingView view(StoreWallet wallet, PendingId id, Optional<News> news) {
        return views.of(wallet, transactions.find(wallet, id).orElseThrow(PendingScreen::unknown), news);
    }

    String refuse(StoreWallet wallet, PendingId id, Refusal why, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(wallet, id, Optional.of(new News(why, true)), model);
    }

    /** Leads to what came of signatures that somebody gave. */
    String answer(StoreWallet wallet, PendingId id, PendingOutcome outcome, HttpServletResponse response, Model model) {
        return switch (outcome) {
            case PendingOutcome.Collected collected ->
                "redirect:" + address(wallet, id) + "?added=" + collected.added() + "&ignored=" + collected.ignored();
            case PendingOutcome.Done _ -> "redirect:" + address(wallet, id);
            case PendingOutcome.Unknown _ -> throw unknown();
            case PendingOutcome.Refused(var problem) -> refuse(wallet, id, words(problem), response, model);
        };
    }

    /** {@return why, in the words of pages} */
    static Refusal words(Problem problem) {
        return switch (problem.code()) {
            case "not-pending", "not-open", "not-signed", "being-sent", "other-transaction" ->
                new Refusal("wallets.pending.wrong." + problem.code(), List.of());
            case "broadcast-error" -> SpendRefusals.of("refused", problem.message());
            default -> SpendRefusals.of(problem);
        };
    }

    static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
