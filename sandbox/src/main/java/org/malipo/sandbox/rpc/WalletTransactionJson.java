package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.chain.Coin;
import org.malipo.sandbox.mempool.Mempool;
import org.malipo.sandbox.mempool.MempoolEntry;
import org.malipo.sandbox.wallet.KeyPlace;
import org.malipo.sandbox.wallet.Wallet;
import org.malipo.sandbox.wallet.WalletTransaction;
import tools.jackson.databind.node.ObjectNode;

/** Transactions of the wallet as Bitcoin Core shows them: what went out counts negative, change does not count. */
final class WalletTransactionJson {
    private final ChainState chain;
    private final Mempool mempool;
    private final Wallet wallet;

    WalletTransactionJson(Node node) {
        this.chain = node.chain();
        this.mempool = node.mempool();
        this.wallet = node.wallet();
    }

    ObjectNode shown(WalletTransaction transaction, boolean decoded) {
        Transaction tx = transaction.tx();
        ObjectNode node = Json.object();
        node.put("amount", Json.btc(amountSats(transaction)));
        if (transaction.isAllFromUs()) {
            node.put("fee", Json.btc(-feeSats(transaction)));
        }
        addStatus(node, transaction);
        node.set("details", Json.array(details(transaction).stream()));
        node.put("hex", TransactionJson.hex(tx));
        if (decoded) {
            node.set("decoded", TransactionJson.decoded(tx, null));
        }
        return node.set("lastprocessedblock", lastBlock());
    }

    private ObjectNode lastBlock() {
        return Json.object()
                .put("hash", BlockJson.hash(chain.tip()))
                .put("height", chain.tip().height());
    }

    /** {@return one entry for each payment in or out, as {@code listtransactions} has them} */
    List<ObjectNode> entries(WalletTransaction transaction) {
        List<ObjectNode> entries = details(transaction);
        entries.forEach(entry -> addStatus(entry, transaction));
        return entries;
    }

    private void addStatus(ObjectNode node, WalletTransaction transaction) {
        Transaction tx = transaction.tx();
        BlockEntry block = transaction.block();
        node.put("confirmations", confirmations(transaction));
        if (tx.isCoinbase()) {
            node.put("generated", true);
        }
        if (block == null) {
            node.put("trusted", transaction.isAllFromUs() && mempool.find(tx.txid) != null);
        } else {
            node.put("blockhash", BlockJson.hash(block));
            node.put("blockheight", block.height());
            node.put("blockindex", index(tx.txid));
            node.put("blocktime", block.header().time);
        }
        node.put("txid", tx.txid.toString());
        node.put("wtxid", TransactionJson.wtxid(tx));
        node.set(
                "walletconflicts",
                Json.texts(wallet.conflicts(transaction).stream().map(TxId::toString)));
        putId(node, "replaced_by_txid", transaction.replacedBy());
        putId(node, "replaces_txid", transaction.replaces());
        node.put("time", transaction.timeSeconds());
        node.put("timereceived", transaction.timeSeconds());
        node.put("bip125-replaceable", replaceable(tx));
    }

    private static void putId(ObjectNode node, String name, @Nullable TxId txid) {
        if (txid != null) {
            node.put(name, txid.toString());
        }
    }

    private int index(TxId txid) {
        var place = chain.place(txid);
        return place == null ? 0 : place.index();
    }

    private String replaceable(Transaction tx) {
        MempoolEntry entry = mempool.find(tx.txid);
        return entry != null && entry.signalsReplacement() ? "yes" : "no";
    }

    /** Negative when a conflicting transaction is confirmed: by how many blocks. */
    private int confirmations(WalletTransaction transaction) {
        BlockEntry block = transaction.block();
        int next = chain.tip().height() + 1;
        if (block != null) {
            return next - block.height();
        }
        int conflict = 0;
        for (TxId txid : wallet.conflicts(transaction)) {
            WalletTransaction rival = wallet.transaction(txid);
            BlockEntry rivalBlock = rival == null ? null : rival.block();
            if (rivalBlock != null) {
                conflict = Math.min(conflict, rivalBlock.height() - next);
            }
        }
        return conflict;
    }

    private static long amountSats(WalletTransaction transaction) {
        long fee = transaction.isAllFromUs() ? feeSats(transaction) : 0;
        return transaction.creditSats() - transaction.debitSats() + fee;
    }

    private static long feeSats(WalletTransaction transaction) {
        return transaction.debitSats() - transaction.outputSats();
    }

    private List<ObjectNode> details(WalletTransaction transaction) {
        var details = new ArrayList<ObjectNode>();
        List<TxOut> outputs = transaction.tx().txOut;
        for (int i = 0; i < outputs.size(); i++) {
            KeyPlace ours = transaction.ownOutputs().get(i);
            boolean change = ours != null && ours.isChange() && transaction.isFromUs();
            if (transaction.isAllFromUs() && !change) {
                ObjectNode sent = detail("send", outputs.get(i), i, -1);
                sent.put("fee", Json.btc(-feeSats(transaction)));
                details.add(sent.put("abandoned", false));
            }
            if (ours != null && !change) {
                details.add(detail(receiptCategory(transaction), outputs.get(i), i, 1));
            }
        }
        return details;
    }

    private String receiptCategory(WalletTransaction transaction) {
        if (!transaction.tx().isCoinbase()) {
            return "receive";
        }
        BlockEntry block = transaction.block();
        if (block == null) {
            return "orphan";
        }
        var coin = new Coin(transaction.tx().txOut.getFirst(), block.height(), true);
        return coin.isMatureAt(chain.tip().height() + 1) ? "generate" : "immature";
    }

    private static ObjectNode detail(String category, TxOut output, int index, int sign) {
        ObjectNode node = Json.object();
        ScriptJson.address(output.publicKeyScript).ifPresent(address -> node.put("address", address));
        node.put("category", category);
        node.put("amount", Json.btc(sign * output.amount.toLong()));
        if (sign > 0) {
            node.put("label", "");
        }
        return node.put("vout", index);
    }
}
