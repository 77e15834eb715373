package org.malipo.wallets.web;

import fr.acinq.bitcoin.TxId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.setup.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows the ways to help what waits, and what would come of one. */
@Component
class BumpScreen {
    private final BumpViews views;
    private final BumpReviews reviews;

    BumpScreen(BumpViews views, BumpReviews reviews) {
        this.views = views;
        this.reviews = reviews;
    }

    String ways(StoreWallet wallet, List<TxId> txids, Model model) {
        model.addAttribute("view", views.of(wallet, txids));
        return "wallets/bump";
    }

    /** The ways again, with what was wrong with the one that was taken. */
    String ways(StoreWallet wallet, BumpDesk.Wrong wrong, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("view", views.of(wallet, wrong.form(), wrong.why()));
        return "wallets/bump";
    }

    String review(BumpDesk.Fine fine, Model model) {
        return review(fine, Optional.empty(), model);
    }

    /** The transaction again, with the reason why nothing came of it. */
    String review(BumpDesk.Fine fine, Refusal why, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return review(fine, Optional.of(why), model);
    }

    private String review(BumpDesk.Fine fine, Optional<Refusal> why, Model model) {
        model.addAttribute("view", reviews.of(fine.form(), fine.look(), why));
        return "wallets/bump-review";
    }
}
