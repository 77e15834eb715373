package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.problem.Once;
import org.malipo.problem.Problem;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Offered;
import org.malipo.wallets.sending.PsbtDesk;
import org.malipo.wallets.sending.SendOutcome;
import org.malipo.wallets.setup.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Shows transactions that signers elsewhere sign, takes them back and sends them. Keeps none of them. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/psbt")
class PsbtPages {
    private final WalletOnPage wallets;
    private final PsbtViews views;
    private final PsbtDesk desk;

    PsbtPages(WalletOnPage wallets, PsbtViews views, PsbtDesk desk) {
        this.wallets = wallets;
        this.views = views;
        this.desk = desk;
    }

    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    String ask(@PathVariable String storeId, Model model) {
        return ask(wallets.of(storeId), "", null, model);
    }

    /** @param made what was given away for signing, if it is known */
    @PostMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    String look(
            @PathVariable String storeId,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String psbt,
            @RequestParam(defaultValue = "") String made,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var wallet = wallets.of(storeId);
        try {
            var given = file == null || file.isEmpty() ? Psbt.parse(psbt) : Psbt.parse(file.getBytes());
            return show(
                    made.isEmpty() ? views.of(wallet, given) : views.returned(wallet, Psbt.parse(made), given), model);
        } catch (PsbtException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return made.isEmpty() ? ask(wallet, psbt, unreadable(psbt, file), model) : back(wallet, made, model);
        }
    }

    /** What was given away is shown again, so that the next try finds its place. */
    private String back(StoreWallet wallet, String made, Model model) {
        try {
            return show(
                    views.of(wallet, Psbt.parse(made)).telling(new Refusal("wallets.psbt.unreadable", List.of())),
                    model);
        } catch (PsbtException e) {
            return ask(wallet, "", "wallets.psbt.unreadable", model);
        }
    }

    private static String unreadable(String psbt, @Nullable MultipartFile file) {
        return psbt.isBlank() && (file == null || file.isEmpty()) ? "wallets.psbt.nothing" : "wallets.psbt.unreadable";
    }

    /** The file that a browser saves; the form holds it already. */
    @PostMapping("/file")
    @Requires(Permission.CAN_VIEW_WALLET)
    ResponseEntity<byte[]> file(@PathVariable String storeId, @RequestParam String psbt) {
        wallets.of(storeId);
        try {
            var read = Psbt.parse(psbt);
            var name = read.unsigned().txid.value.toHex().substring(0, 8) + ".psbt";
            return ResponseEntity.ok()
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(name, StandardCharsets.US_ASCII)
                                    .build()
                                    .toString())
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .body(read.toBytes());
        } catch (PsbtException e) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).build();
        }
    }

    /** Sends what is signed completely, and in which no mistake was found. */
    @PostMapping("/send")
    @Once
    @Requires(Permission.CAN_BROADCAST_TRANSACTIONS)
    String send(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String psbt,
            HttpServletResponse response,
            Model model) {
        var wallet = wallets.of(storeId);
        try {
            var read = Psbt.parse(psbt);
            return switch (desk.send(wallet, read)) {
                case SendOutcome.Sent(Offered.Refused refused) ->
                    refuse(
                            views.of(wallet, read).telling(SpendRefusals.of("refused", refused.reason())),
                            response,
                            model);
                case SendOutcome.Sent(var offered) -> "redirect:" + SendAnswers.address(wallet, offered.send());
                case SendOutcome.Refused(var problem) -> refuse(wallet, read, problem, response, model);
                case SendOutcome.MadeSigned _, SendOutcome.MadeUnsigned _ ->
                    throw new IllegalStateException("Nobody asked for another transaction");
            };
        } catch (PsbtException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ask(wallet, psbt, "wallets.psbt.unreadable", model);
        }
    }

    /** What is wrong with the PSBT itself is told where it is shown. */
    private String refuse(StoreWallet wallet, Psbt psbt, Problem problem, HttpServletResponse response, Model model) {
        var view = views.of(wallet, psbt);
        return refuse(view.canBeSent() ? view.telling(SpendRefusals.of(problem)) : view, response, model);
    }

    private static String refuse(PsbtView view, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(view, model);
    }

    private static String show(PsbtView view, Model model) {
        model.addAttribute("view", view);
        return "wallets/psbt";
    }

    private static String ask(StoreWallet wallet, String typed, @Nullable String wrong, Model model) {
        model.addAttribute("view", new PsbtAskView(WalletOnPage.path(wallet), typed, wrong == null ? "" : wrong));
        return "wallets/psbt-ask";
    }
}
