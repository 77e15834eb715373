package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.setup.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows the form for sending, and what would come of it. */
@Component
class SendScreen {
    private final SendViews views;
    private final Reviews reviews;
    private final ForgottenViews forgotten;

    SendScreen(SendViews views, Reviews reviews, ForgottenViews forgotten) {
        this.views = views;
        this.reviews = reviews;
        this.forgotten = forgotten;
    }

    String form(StoreWallet wallet, SendForm form, Model model) {
        return form(wallet, form, SendWrongs.none(), model);
    }

    /** The form again, with what was wrong with it. */
    String form(StoreWallet wallet, Looked.Wrong wrong, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(wallet, wrong.form(), wrong.wrongs(), model);
    }

    private String form(StoreWallet wallet, SendForm form, SendWrongs wrongs, Model model) {
        model.addAttribute("view", views.of(wallet, form, wrongs, forgotten.of(wallet)));
        return "wallets/send";
    }

    String review(Looked.Fine fine, Model model) {
        return review(fine, Optional.empty(), model);
    }

    /** The transaction again, with the reason why nothing came of it. */
    String review(Looked.Fine fine, Refusal why, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return review(fine, Optional.of(why), model);
    }

    private String review(Looked.Fine fine, Optional<Refusal> why, Model model) {
        model.addAttribute("view", reviews.of(fine, why, forgotten.beside(fine.draft())));
        return "wallets/review";
    }
}
