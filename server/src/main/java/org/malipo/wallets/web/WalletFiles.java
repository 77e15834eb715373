package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.labels.LabelImport;
import org.malipo.problem.Problem;
import org.malipo.problem.Problem.Kind;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.HistoryFilter;
import org.malipo.wallets.LabelTransfer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A wallet's transactions and labels as files, written while they are read, page by page. */
@RestController
@RequestMapping(WalletApi.PATH)
@Tag(name = "Store Wallet (On Chain)")
class WalletFiles {
    private final WalletOfPath wallets;
    private final WalletExports exports;
    private final LabelTransfer labels;

    WalletFiles(WalletOfPath wallets, WalletExports exports, LabelTransfer labels) {
        this.wallets = wallets;
        this.exports = exports;
        this.labels = labels;
    }

    @GetMapping("/transactions.csv")
    @Requires(Permission.CAN_VIEW_WALLET)
    @Operation(summary = "All transactions as CSV")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = WalletExports.CSV, schema = @Schema(type = "string")))
    void csv(@PathVariable StoreId storeId, @PathVariable String paymentMethodId, HttpServletResponse response)
            throws IOException {
        exports.csv(wallets.ready(storeId, paymentMethodId), HistoryFilter.ALL, response);
    }

    @GetMapping("/transactions.json")
    @Requires(Permission.CAN_VIEW_WALLET)
    @Operation(summary = "All transactions as a JSON file")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = WalletExports.JSON,
                            array = @ArraySchema(schema = @Schema(implementation = WalletData.Transaction.class))))
    void json(@PathVariable StoreId storeId, @PathVariable String paymentMethodId, HttpServletResponse response)
            throws IOException {
        exports.json(wallets.ready(storeId, paymentMethodId), HistoryFilter.ALL, response);
    }

    @GetMapping("/labels.jsonl")
    @Requires(Permission.CAN_VIEW_WALLET)
    @Operation(summary = "All labels for other wallets (BIP 329)")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = WalletExports.LINES, schema = @Schema(type = "string")))
    void labels(@PathVariable StoreId storeId, @PathVariable String paymentMethodId, HttpServletResponse response)
            throws IOException {
        exports.labels(wallets.noted(storeId, paymentMethodId), response);
    }

    /** Takes labels of another wallet; those that are there stay. A line that makes no sense costs no more than itself. */
    @PostMapping(path = "/labels.jsonl", consumes = "*/*")
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    LabelsTaken take(@PathVariable StoreId storeId, @PathVariable String paymentMethodId, @RequestBody byte[] content) {
        var wallet = wallets.noted(storeId, paymentMethodId);
        return switch (labels.read(wallet, content)) {
            case LabelImport.Read read -> LabelsTaken.of(read);
            case LabelImport.TooLarge(var most) ->
                throw new ProblemException(Problem.of(
                        Kind.TOO_LARGE, "labels-too-large", "A file of labels may have " + most + " bytes."));
            case LabelImport.NotText _ ->
                throw new ProblemException(Problem.refused("labels-not-text", "The file is no text in UTF-8."));
        };
    }
}
