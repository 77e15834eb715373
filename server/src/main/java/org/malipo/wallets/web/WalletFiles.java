package org.malipo.wallets.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.labels.LabelImport;
import org.malipo.problem.Csv;
import org.malipo.problem.Problem;
import org.malipo.problem.Problem.Kind;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.HistoryFilter;
import org.malipo.wallets.LabelTransfer;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletHistory;
import org.malipo.wallets.WalletTransaction;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** A wallet's transactions and labels as files, written while they are read, page by page. */
@RestController
@RequestMapping(WalletApi.PATH)
@Tag(name = "Store Wallet (On Chain)")
class WalletFiles {
    private static final int PAGE = 1_000;
    private static final String CSV = "text/csv";
    private static final String JSON = "application/json";
    private static final String LINES = "application/jsonl";

    private final WalletOfPath wallets;
    private final WalletHistory history;
    private final LabelTransfer labels;
    private final JsonMapper json;

    WalletFiles(WalletOfPath wallets, WalletHistory history, LabelTransfer labels, JsonMapper json) {
        this.wallets = wallets;
        this.history = history;
        this.labels = labels;
        this.json = json;
    }

    /** What came of a file of labels: lines that were taken, and those that were not or not as they are. */
    record LabelsTaken(int imported, int otherTypes, int malformed, int shortened) {}

    @GetMapping("/transactions.csv")
    @Requires(Permission.CAN_VIEW_WALLET)
    @Operation(summary = "All transactions as CSV")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    void csv(@PathVariable StoreId storeId, @PathVariable String paymentMethodId, HttpServletResponse response)
            throws IOException {
        var wallet = wallets.ready(storeId, paymentMethodId);
        try (var out = open(response, CSV, "transactions.csv")) {
            var csv = new Csv(out);
            csv.row("Transaction Id", "Timestamp", "Amount", "Currency", "Is Confirmed", "Comment", "Labels");
            each(wallet, transaction -> row(csv, transaction));
        }
    }

    private static void row(Csv csv, WalletTransaction transaction) {
        csv.row(
                transaction.txid(),
                transaction.seenAt(),
                WalletData.btc(transaction.change()),
                "BTC",
                transaction.isConfirmed(),
                transaction.annotation().comment(),
                String.join(", ", LabelView.of(transaction.annotation()).keySet()));
    }

    @GetMapping("/transactions.json")
    @Requires(Permission.CAN_VIEW_WALLET)
    @Operation(summary = "All transactions as a JSON file")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = JSON,
                            array = @ArraySchema(schema = @Schema(implementation = WalletData.Transaction.class))))
    void json(@PathVariable StoreId storeId, @PathVariable String paymentMethodId, HttpServletResponse response)
            throws IOException {
        var wallet = wallets.ready(storeId, paymentMethodId);
        try (var out = open(response, JSON, "transactions.json");
                var array = json.writer().writeValuesAsArray(out)) {
            each(wallet, transaction -> array.write(WalletData.Transaction.of(transaction)));
        }
    }

    private void each(StoreWallet wallet, Consumer<WalletTransaction> writer) {
        var page = history.transactions(wallet, HistoryFilter.ALL, null, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(writer);
            page = page.size() < PAGE
                    ? List.of()
                    : history.transactions(
                            wallet, HistoryFilter.ALL, page.getLast().key(), 0, PAGE);
        }
    }

    @GetMapping("/labels.jsonl")
    @Requires(Permission.CAN_VIEW_WALLET)
    @Operation(summary = "All labels for other wallets (BIP 329)")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = LINES, schema = @Schema(type = "string")))
    void labels(@PathVariable StoreId storeId, @PathVariable String paymentMethodId, HttpServletResponse response)
            throws IOException {
        var wallet = wallets.noted(storeId, paymentMethodId);
        try (var out = open(response, LINES, "labels.jsonl")) {
            labels.write(wallet, lines -> append(out, lines));
        }
    }

    private static void append(Writer out, String lines) {
        try {
            out.write(lines);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Takes labels of another wallet; those that are there stay. A line that makes no sense costs no more than itself. */
    @PostMapping(path = "/labels.jsonl", consumes = "*/*")
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    LabelsTaken take(@PathVariable StoreId storeId, @PathVariable String paymentMethodId, @RequestBody byte[] content) {
        var wallet = wallets.noted(storeId, paymentMethodId);
        return switch (labels.read(wallet, content)) {
            case LabelImport.Read read ->
                new LabelsTaken(
                        Math.toIntExact(read.labels().stream()
                                .filter(label -> label.label() != null)
                                .count()),
                        read.otherTypes(),
                        read.malformed(),
                        read.shortened());
            case LabelImport.TooLarge(var most) ->
                throw new ProblemException(Problem.of(
                        Kind.TOO_LARGE, "labels-too-large", "A file of labels may have " + most + " bytes."));
            case LabelImport.NotText _ ->
                throw new ProblemException(Problem.refused("labels-not-text", "The file is no text in UTF-8."));
        };
    }

    private static Writer open(HttpServletResponse response, String type, String name) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        return new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8));
    }
}
