package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.bitcoin.labels.LabelImport;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.wallets.LabelTransfer;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletHistory;
import org.malipo.wallets.WalletObjects;
import org.malipo.wallets.WalletTransaction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A wallet's transactions, newest first, and its files. The filter lives in the address. */
@Controller
@RequestMapping("/stores/{storeId}/wallet")
class TransactionListPages {
    private static final int PAGE = 25;
    private static final int PROPOSALS = 100;

    private final WalletOnPage wallets;
    private final WalletHistory history;
    private final WalletObjects objects;
    private final LabelTransfer transfer;
    private final WalletExports exports;

    TransactionListPages(
            WalletOnPage wallets,
            WalletHistory history,
            WalletObjects objects,
            LabelTransfer transfer,
            WalletExports exports) {
        this.wallets = wallets;
        this.history = history;
        this.objects = objects;
        this.transfer = transfer;
        this.exports = exports;
    }

    @GetMapping("/transactions")
    @Requires(Permission.CAN_VIEW_WALLET)
    String list(@PathVariable String storeId, @RequestParam Map<String, String> parameters, Model model) {
        return show(wallets.of(storeId), parameters, null, null, model);
    }

    private String show(
            StoreWallet wallet,
            Map<String, String> parameters,
            @Nullable LabelsTaken taken,
            @Nullable String refused,
            Model model) {
        var form = TransactionListForm.of(parameters);
        var after = parameters.getOrDefault("after", "");
        var found = form.isReadable() ? found(wallet, form, after) : List.<WalletTransaction>of();
        var page = found.stream().limit(PAGE).toList();
        model.addAttribute(
                "view",
                new TransactionListView(
                        WalletOnPage.path(wallet),
                        form,
                        page,
                        labels(wallet),
                        found.size() > PAGE ? WalletCursors.of(page.getLast()).text() : null,
                        after.isEmpty(),
                        Caller.current().may(Permission.CAN_MANAGE_WALLET_TRANSACTIONS, wallet.store()),
                        taken,
                        refused));
        return "wallets/transactions";
    }

    /** A cursor that nobody can read leads to the beginning. */
    private List<WalletTransaction> found(StoreWallet wallet, TransactionListForm form, String after) {
        try {
            return history.transactions(wallet, form.filter(), WalletCursors.transaction(after), 0, PAGE + 1);
        } catch (InvalidFields _) {
            return history.transactions(wallet, form.filter(), null, 0, PAGE + 1);
        }
    }

    private List<String> labels(StoreWallet wallet) {
        return objects.page(wallet, ObjectKey.LABEL, null, PROPOSALS).stream()
                .map(object -> object.key().id())
                .toList();
    }

    @GetMapping("/transactions.csv")
    @Requires(Permission.CAN_VIEW_WALLET)
    void csv(@PathVariable String storeId, @RequestParam Map<String, String> parameters, HttpServletResponse response)
            throws IOException {
        exports.csv(wallets.of(storeId), TransactionListForm.of(parameters).filter(), response);
    }

    @GetMapping("/transactions.json")
    @Requires(Permission.CAN_VIEW_WALLET)
    void json(@PathVariable String storeId, @RequestParam Map<String, String> parameters, HttpServletResponse response)
            throws IOException {
        exports.json(wallets.of(storeId), TransactionListForm.of(parameters).filter(), response);
    }

    @GetMapping("/labels.jsonl")
    @Requires(Permission.CAN_VIEW_WALLET)
    void labels(@PathVariable String storeId, HttpServletResponse response) throws IOException {
        exports.labels(wallets.of(storeId), response);
    }

    /** Takes labels from another wallet (BIP 329); those that are there stay. */
    @PostMapping("/labels")
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    String take(
            @PathVariable String storeId,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var wallet = wallets.of(storeId);
        var content = file == null ? new byte[0] : file.getBytes();
        if (content.length == 0) {
            return refuse(wallet, "empty", response, model);
        }
        return switch (transfer.read(wallet, content)) {
            case LabelImport.Read read -> show(wallet, Map.of(), LabelsTaken.of(read), null, model);
            case LabelImport.TooLarge _ -> refuse(wallet, "large", response, model);
            case LabelImport.NotText _ -> refuse(wallet, "text", response, model);
        };
    }

    private String refuse(StoreWallet wallet, String why, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(wallet, Map.of(), null, why, model);
    }
}
