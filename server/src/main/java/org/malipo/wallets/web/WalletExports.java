package org.malipo.wallets.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;
import org.malipo.problem.Csv;
import org.malipo.wallets.HistoryFilter;
import org.malipo.wallets.LabelTransfer;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletHistory;
import org.malipo.wallets.WalletTransaction;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a wallet's transactions and labels as files while they are read, page by page. */
@Component
class WalletExports {
    static final String CSV = "text/csv";
    static final String JSON = "application/json";
    static final String LINES = "application/jsonl";
    private static final int PAGE = 1_000;

    private final WalletHistory history;
    private final LabelTransfer labels;
    private final JsonMapper json;

    WalletExports(WalletHistory history, LabelTransfer labels, JsonMapper json) {
        this.history = history;
        this.labels = labels;
        this.json = json;
    }

    void csv(StoreWallet wallet, HistoryFilter filter, HttpServletResponse response) throws IOException {
        try (var out = open(response, CSV, "transactions.csv")) {
            var csv = new Csv(out);
            csv.row("Transaction Id", "Timestamp", "Amount", "Currency", "Is Confirmed", "Comment", "Labels");
            each(wallet, filter, transaction -> row(csv, transaction));
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

    void json(StoreWallet wallet, HistoryFilter filter, HttpServletResponse response) throws IOException {
        try (var out = open(response, JSON, "transactions.json");
                var array = json.writer().writeValuesAsArray(out)) {
            each(wallet, filter, transaction -> array.write(WalletData.Transaction.of(transaction)));
        }
    }

    private void each(StoreWallet wallet, HistoryFilter filter, Consumer<WalletTransaction> writer) {
        var page = history.transactions(wallet, filter, null, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(writer);
            page = page.size() < PAGE
                    ? List.of()
                    : history.transactions(wallet, filter, page.getLast().key(), 0, PAGE);
        }
    }

    /** BIP 329. */
    void labels(StoreWallet wallet, HttpServletResponse response) throws IOException {
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
