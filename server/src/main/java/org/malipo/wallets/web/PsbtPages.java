package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.problem.Once;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Offered;
import org.malipo.wallets.sending.PsbtDesk;
import org.malipo.wallets.sending.SendOutcome;
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
    private final PsbtScreen screen;
    private final PsbtDesk desk;

    PsbtPages(WalletOnPage wallets, PsbtScreen screen, PsbtDesk desk) {
        this.wallets = wallets;
        this.screen = screen;
        this.desk = desk;
    }

    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    String ask(@PathVariable String storeId, Model model) {
        return screen.ask(wallets.of(storeId), model);
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
        var given = file == null || file.isEmpty() ? GivenPsbt.text(psbt) : GivenPsbt.bytes(file.getBytes());
        return screen.given(wallets.of(storeId), given, made, psbt, response, model);
    }

    /**
     * The file that a browser saves; the form holds it already.
     *
     * @param version of the PSBT, 0 or 2; that which it has if another one is asked for
     */
    @PostMapping("/file")
    @Requires(Permission.CAN_VIEW_WALLET)
    ResponseEntity<byte[]> file(
            @PathVariable String storeId, @RequestParam String psbt, @RequestParam(defaultValue = "") String version) {
        wallets.of(storeId);
        try {
            var read = inVersion(Psbt.parse(psbt), version);
            var name =
                    read.unsigned().txid.value.toHex().substring(0, 8) + (read.version() == 2 ? "-v2.psbt" : ".psbt");
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

    private static Psbt inVersion(Psbt psbt, String version) {
        return switch (version) {
            case "0", "2" -> psbt.inVersion(Integer.parseInt(version));
            default -> psbt;
        };
    }

    /**
     * Sends what is signed completely, and in which no mistake was found.
     *
     * @param acceptFee whether a fee is wanted that nobody pays on purpose
     */
    @PostMapping("/send")
    @Once
    @Requires(Permission.CAN_BROADCAST_TRANSACTIONS)
    String send(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String psbt,
            @RequestParam(defaultValue = "false") boolean acceptFee,
            HttpServletResponse response,
            Model model) {
        var wallet = wallets.of(storeId);
        return switch (GivenPsbt.text(psbt)) {
            case GivenPsbt.Read(var read) -> sent(wallet, read, acceptFee, response, model);
            case GivenPsbt given -> screen.given(wallet, given, "", psbt, response, model);
        };
    }

    private String sent(StoreWallet wallet, Psbt psbt, boolean acceptsFee, HttpServletResponse response, Model model) {
        return switch (desk.send(wallet, psbt, acceptsFee)) {
            case SendOutcome.Sent(Offered.Refused refused) ->
                screen.refuse(wallet, psbt, SpendRefusals.of("refused", refused.reason()), response, model);
            case SendOutcome.Sent(var offered) -> "redirect:" + SendAnswers.address(wallet, offered.send());
            case SendOutcome.Refused(var problem) ->
                screen.refuse(wallet, psbt, SpendRefusals.of(problem), response, model);
            case SendOutcome.MadeSigned _, SendOutcome.MadeUnsigned _ ->
                throw new IllegalStateException("Nobody asked for another transaction");
        };
    }
}
