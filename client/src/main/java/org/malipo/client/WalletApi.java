package org.malipo.client;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The wallet on the chain behind one payment method of one store. Amounts are in BTC. */
public final class WalletApi {
    private final Transport transport;
    private final Route wallet;

    WalletApi(Transport transport, String storeId, String paymentMethodId) {
        this.transport = transport;
        this.wallet = Route.to("stores", storeId, "payment-methods", paymentMethodId, "wallet");
    }

    /** Makes a new seed, or takes the one that is given, and uses its wallet for the method. */
    public GeneratedWallet generate(WalletGeneration options) {
        return transport.post(wallet.below("generate"), options, GeneratedWallet.class);
    }

    public WalletBalance balance() {
        return transport.get(wallet, WalletBalance.class);
    }

    /** {@return the address to receive at; the same one until something arrives there} */
    public WalletAddress address() {
        return transport.get(wallet.below("address"), WalletAddress.class);
    }

    /** {@return an address that nobody was told yet} */
    public WalletAddress newAddress() {
        return transport.get(wallet.below("address").with("forceGenerate", true), WalletAddress.class);
    }

    /** Gives back the address to receive at, which was told to nobody. */
    public void giveBackAddress() {
        transport.call("DELETE", wallet.below("address"), null);
    }

    /** {@return satoshis per virtual byte, for the store's usual hurry} */
    public BigDecimal feeRate() {
        return transport.get(wallet.below("feerate"), FeeRate.class).feeRate();
    }

    /** {@return satoshis per virtual byte, to be confirmed within that many blocks} */
    public BigDecimal feeRate(int blockTarget) {
        return transport
                .get(wallet.below("feerate").with("blockTarget", blockTarget), FeeRate.class)
                .feeRate();
    }

    /** {@return some of the wallet's addresses, to compare with another program's} */
    public List<PreviewAddress> preview(int offset, int count) {
        return transport.get(part("preview", offset, count), Preview.class).addresses();
    }

    /** {@return addresses of a wallet that is not used yet; nothing of it is stored} */
    public List<PreviewAddress> previewOf(String derivationScheme, int offset, int count) {
        return transport
                .post(part("preview", offset, count), Map.of("config", derivationScheme), Preview.class)
                .addresses();
    }

    /** {@return all transactions, newest first} */
    public List<WalletTransaction> transactions() {
        return transactions(TransactionQuery.ALL);
    }

    /** {@return the transactions that match, newest first} */
    public List<WalletTransaction> transactions(TransactionQuery query) {
        return transport.list(query.on(wallet.below("transactions")), WalletTransaction.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<WalletTransaction> transactions(TransactionQuery query, int limit, @Nullable String after) {
        var route = query.page(0, limit).on(wallet.below("transactions"));
        return transport.page(route.withIfGiven("after", after), WalletTransaction.class);
    }

    /** {@return all transactions that match, newest first} They are read page after page, while the stream is. */
    public Stream<WalletTransaction> allTransactions(TransactionQuery query) {
        return Pages.stream(after -> transactions(query, Transport.PAGE, after));
    }

    public WalletTransaction transaction(String txid) {
        return transport.get(wallet.below("transactions", txid), WalletTransaction.class);
    }

    public WalletTransaction annotate(String txid, TransactionNote note) {
        return annotate(txid, note, false);
    }

    /** @param force whether to note it about a transaction that the wallet has not seen */
    public WalletTransaction annotate(String txid, TransactionNote note, boolean force) {
        return transport.patch(wallet.below("transactions", txid).with("force", force), note, WalletTransaction.class);
    }

    /** {@return all transactions for a spreadsheet (CSV), to be closed} */
    public InputStream transactionsCsv() {
        return transport.open(wallet.below("transactions.csv"), "text/csv");
    }

    /** {@return all transactions as one JSON array, while it comes; to be closed} */
    public InputStream transactionsJson() {
        return transport.open(wallet.below("transactions.json"), "application/json");
    }

    /** {@return all labels for other wallets (BIP 329), to be closed} */
    public InputStream labels() {
        return transport.open(wallet.below("labels.jsonl"), "application/jsonl");
    }

    /** Takes labels of another wallet (BIP 329), up to 1 MB; those that are there stay. */
    public LabelsTaken takeLabels(byte[] file) {
        return transport.post(wallet.below("labels.jsonl"), file, "application/jsonl", LabelsTaken.class);
    }

    /** Signs with the server's key and sends. Give it a key of its own ({@link MalipoClient#keyed}), and it is sent once. */
    public WalletTransaction send(NewTransaction order) {
        return transport.post(wallet.below("transactions"), order.body(true, true), WalletTransaction.class);
    }

    /** {@return the transaction, signed with the server's key and not sent, in hex} */
    public String sign(NewTransaction order) {
        return transport.post(wallet.below("transactions"), order.body(true, false), String.class);
    }

    /** {@return the transaction as a PSBT in Base64, for signing elsewhere} */
    public String psbt(NewTransaction order) {
        return psbt(wallet.below("transactions"), order.body(false, false));
    }

    /** Sends what was signed elsewhere: a PSBT in Base64 or hex, or a raw transaction in hex. */
    public WalletTransaction broadcast(String transaction) {
        return transport.post(
                wallet.below("transactions", "broadcast"), Map.of("transaction", transaction), WalletTransaction.class);
    }

    /** {@return what can be done about an unconfirmed transaction, and what not and why} */
    public TransactionOptions options(String txid) {
        return transport.get(wallet.below("transactions", txid, "bump"), TransactionOptions.class);
    }

    /** {@return the transaction that raises the fee of this one: in its place, or a child} */
    public WalletTransaction bump(String txid, HigherFee fee) {
        return transport.post(wallet.below("transactions", txid, "bump"), fee, WalletTransaction.class);
    }

    /** {@return the same as a PSBT in Base64, for signing elsewhere} */
    public String bumpPsbt(String txid, HigherFee fee) {
        var body = unsigned(fee);
        body.put("method", fee.method());
        return psbt(wallet.below("transactions", txid, "bump"), body);
    }

    /** {@return the child that raises the fees of all of these} */
    public WalletTransaction bump(List<String> txids, HigherFee fee) {
        var body = body(fee);
        body.put("transactions", txids);
        return transport.post(wallet.below("transactions", "bump"), body, WalletTransaction.class);
    }

    /** {@return the same as a PSBT in Base64, for signing elsewhere} */
    public String bumpPsbt(List<String> txids, HigherFee fee) {
        var body = unsigned(fee);
        body.put("transactions", txids);
        return psbt(wallet.below("transactions", "bump"), body);
    }

    private static Map<String, Object> body(HigherFee fee) {
        var body = new HashMap<String, Object>();
        body.put("feeRate", fee.feeRate());
        body.put("target", fee.target());
        return body;
    }

    private static Map<String, Object> unsigned(HigherFee fee) {
        var body = body(fee);
        body.put("signWithSeed", false);
        body.put("psbtVersion", fee.psbtVersion());
        return body;
    }

    private String psbt(Route made, Map<String, ?> body) {
        return transport.post(made, body, Unsigned.class).psbt();
    }

    /** {@return the transaction that brings back what this one sends, in its place} */
    public WalletTransaction cancel(String txid, HigherFee fee) {
        return transport.post(wallet.below("transactions", txid, "cancel"), fee, WalletTransaction.class);
    }

    /** {@return the same as a PSBT in Base64, for signing elsewhere} */
    public String cancelPsbt(String txid, HigherFee fee) {
        return psbt(wallet.below("transactions", txid, "cancel"), unsigned(fee));
    }

    /** {@return the course of the balance} */
    public BalanceHistory histogram(BalanceSpan span) {
        return transport.get(wallet.below("histogram").with("type", span), BalanceHistory.class);
    }

    /** {@return what the store keeps about the things of the wallet} */
    public WalletObjectsApi objects() {
        return new WalletObjectsApi(transport, wallet.below("objects"));
    }

    /** {@return the transactions that several people sign} */
    public PendingTransactionsApi pending() {
        return new PendingTransactionsApi(transport, wallet.below("pending"));
    }

    /** {@return the wallet of several signers that the store is about to get} */
    public MultisigSetupsApi multisig() {
        return new MultisigSetupsApi(transport, wallet.below("multisig"));
    }

    /** {@return what can be spent} */
    public List<WalletUtxo> utxos() {
        return transport.list(wallet.below("utxos"), WalletUtxo.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<WalletUtxo> utxos(int take, @Nullable String after) {
        return transport.page(wallet.below("utxos"), WalletUtxo.class, take, after);
    }

    /** {@return all that can be spent, oldest first} They are read page after page, while the stream is. */
    public Stream<WalletUtxo> allUtxos() {
        return transport.stream(wallet.below("utxos"), WalletUtxo.class);
    }

    /** Has all unspent outputs searched for coins that the wallet had before it came here. */
    public WalletScan startScan(WalletScanOptions options) {
        return transport.post(wallet.below("scan"), options, WalletScan.class);
    }

    /** {@return the last search for the wallet's coins} */
    public WalletScan scan() {
        return transport.get(wallet.below("scan"), WalletScan.class);
    }

    /** Ends the search; what it has found stays. */
    public void cancelScan() {
        transport.call("DELETE", wallet.below("scan"), null);
    }

    /** Has blocks gone through for all that the wallet received and spent before it came here. */
    public WalletRescan startRescan(WalletRescanOptions options) {
        return transport.post(wallet.below("rescan"), options, WalletRescan.class);
    }

    /** {@return the last search of blocks for the wallet} */
    public WalletRescan rescan() {
        return transport.get(wallet.below("rescan"), WalletRescan.class);
    }

    /** Ends the search; what it has found stays. */
    public void cancelRescan() {
        transport.call("DELETE", wallet.below("rescan"), null);
    }

    private Route part(String name, int offset, int count) {
        return wallet.below(name).with("offset", offset).with("count", count);
    }

    private record FeeRate(BigDecimal feeRate) {}

    private record Unsigned(String psbt) {}

    private record Preview(List<PreviewAddress> addresses) {}
}
