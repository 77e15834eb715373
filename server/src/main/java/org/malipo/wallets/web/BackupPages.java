package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.wallets.Backups;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.Wallets;
import org.malipo.wallets.setup.SealedWords;
import org.malipo.wallets.setup.SealedWords.Opened;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Asks whoever made a wallet for some of its words, until they have shown that they wrote them down. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/backup")
class BackupPages {
    private static final String WORD = "word";
    private static final int LONGEST = 24;

    private final Wallets wallets;
    private final Backups backups;
    private final SealedWords seals;

    BackupPages(Wallets wallets, Backups backups, SealedWords seals) {
        this.wallets = wallets;
        this.backups = backups;
        this.seals = seals;
    }

    /** For whoever put it off: some of the words if the server has them, else all. */
    @GetMapping
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String ask(@PathVariable String storeId, Model model) {
        var wallet = wallet(storeId);
        if (!backups.isDue(wallet)) {
            return back(storeId);
        }
        return ask(wallet, "", backups.kept(wallet), false, model);
    }

    /** For whoever has just been shown the words. */
    @PostMapping("/question")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String question(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String sealed,
            HttpServletResponse response,
            Model model) {
        CreatePages.forbidKeeping(response);
        var wallet = wallet(storeId);
        return ask(wallet, sealed, words(wallet, sealed), false, model);
    }

    /** Once more, for whoever saw that they have made a mistake in writing. */
    @PostMapping("/words")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String words(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String sealed,
            HttpServletResponse response,
            Model model) {
        CreatePages.forbidKeeping(response);
        var wallet = wallet(storeId);
        var shown = seals.open(wallet.store(), sealed).map(Opened::mnemonic);
        if (shown.isEmpty()) {
            return back(storeId) + "/backup";
        }
        backups.shownAgain(wallet);
        var words = List.of(shown.get().reveal().split(" "));
        model.addAttribute(
                "view",
                new SecretWordsView(
                        path(storeId), words, wallet.config().isHotWallet(), backups.needsPassphrase(wallet), sealed));
        return "wallets/words";
    }

    @PostMapping
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String answer(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String sealed,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model) {
        var wallet = wallet(storeId);
        var words = words(wallet, sealed);
        var answers = answers(form);
        if (words.isPresent() && backups.answer(wallet, words.get(), new ArrayList<>(answers.keySet()), answers)) {
            return back(storeId);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        CreatePages.forbidKeeping(response);
        return ask(wallet, sealed, words, true, model);
    }

    /** All words, typed once to be compared and forgotten. */
    @PostMapping("/all")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String all(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String passphrase,
            HttpServletResponse response,
            Model model) {
        var wallet = wallet(storeId);
        if (backups.answer(wallet, words, passphrase)) {
            return back(storeId);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return ask(wallet, "", Optional.empty(), true, model);
    }

    private String ask(StoreWallet wallet, String sealed, Optional<Mnemonic> words, boolean wrong, Model model) {
        var positions = words.map(known -> backups.question(known).positions()).orElse(List.of());
        var isKept = backups.kept(wallet).isPresent();
        model.addAttribute(
                "view",
                new BackupView(
                        path(wallet.store().value()),
                        positions,
                        positions.isEmpty() ? "" : sealed,
                        isKept,
                        backups.needsPassphrase(wallet),
                        wrong));
        return "wallets/backup";
    }

    private Optional<Mnemonic> words(StoreWallet wallet, String sealed) {
        return sealed.isEmpty()
                ? backups.kept(wallet)
                : seals.open(wallet.store(), sealed).map(Opened::mnemonic);
    }

    /** Fields are called by the place of their word: {@code word7}. */
    private static Map<Integer, String> answers(MultiValueMap<String, String> form) {
        var answers = new HashMap<Integer, String>();
        for (var place = 1; place <= LONGEST; place++) {
            var typed = form.getFirst(WORD + place);
            if (typed != null) {
                answers.put(place, typed);
            }
        }
        return answers;
    }

    private StoreWallet wallet(String storeId) {
        return wallets.of(new StoreId(storeId)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String path(String storeId) {
        return "/stores/" + storeId + "/wallet";
    }

    private static String back(String storeId) {
        return "redirect:" + path(storeId);
    }
}
