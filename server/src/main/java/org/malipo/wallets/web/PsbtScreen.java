package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.setup.WalletReader;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows PSBTs, and the place to give one. */
@Component
class PsbtScreen {
    private final PsbtViews views;

    PsbtScreen(PsbtViews views) {
        this.views = views;
    }

    /** The place to give one. */
    String ask(StoreWallet wallet, Model model) {
        return ask(wallet, "", Optional.empty(), model);
    }

    /**
     * What was given, or why it is not shown.
     *
     * @param made what was given away for signing, in Base64; empty if that is not known
     * @param typed what is typed again where it is not shown
     */
    String given(
            StoreWallet wallet, GivenPsbt given, String made, String typed, HttpServletResponse response, Model model) {
        var ours = made.isEmpty() ? Optional.<Psbt>empty() : parsed(made);
        if (!made.isEmpty() && ours.isEmpty()) {
            return refuse(wallet, ours, typed, said("unreadable"), response, model);
        }
        return switch (given) {
            case GivenPsbt.Read(var psbt) ->
                show(
                        ours.map(sent -> views.returned(wallet, sent, psbt)).orElseGet(() -> views.of(wallet, psbt)),
                        model);
            case GivenPsbt.Partial _ -> refuse(wallet, ours, typed, WalletReader.CUT_OFF, response, model);
            case GivenPsbt.Refused(var why) -> refuse(wallet, ours, typed, why, response, model);
        };
    }

    private static Optional<Psbt> parsed(String made) {
        try {
            return Optional.of(Psbt.parse(made));
        } catch (PsbtException e) {
            return Optional.empty();
        }
    }

    private static Refusal said(String why) {
        return new Refusal("wallets.psbt." + why, List.of());
    }

    /** What was given away is shown again, so that the next try finds its place. */
    private String refuse(
            StoreWallet wallet,
            Optional<Psbt> ours,
            String typed,
            Refusal why,
            HttpServletResponse response,
            Model model) {
        return ours.map(sent -> refuse(views.of(wallet, sent).telling(why), response, model))
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    return ask(wallet, typed, Optional.of(why), model);
                });
    }

    /** It could not be sent. What is wrong with the PSBT itself is told where it is shown. */
    String refuse(StoreWallet wallet, Psbt psbt, Refusal why, HttpServletResponse response, Model model) {
        var view = views.of(wallet, psbt);
        return refuse(view.canBeSent() ? view.telling(why) : view, response, model);
    }

    /** It was not signed; what it does stays in sight. */
    String tell(StoreWallet wallet, Psbt psbt, Refusal why, HttpServletResponse response, Model model) {
        return refuse(views.of(wallet, psbt).telling(why), response, model);
    }

    private static String refuse(PsbtView view, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(view, model);
    }

    private static String show(PsbtView view, Model model) {
        model.addAttribute("view", view);
        return "wallets/psbt";
    }

    private static String ask(StoreWallet wallet, String typed, Optional<Refusal> wrong, Model model) {
        model.addAttribute("view", new PsbtAskView(WalletOnPage.path(wallet), typed, wrong));
        return "wallets/psbt-ask";
    }
}
