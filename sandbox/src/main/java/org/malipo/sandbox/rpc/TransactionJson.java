package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.chain.Coin;
import org.malipo.sandbox.chain.Witness;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Transactions as Bitcoin Core shows them. */
final class TransactionJson {
    private TransactionJson() {}

    static String hex(Transaction tx) {
        return new ByteVector(Transaction.write(tx)).toHex();
    }

    static String wtxid(Transaction tx) {
        return new TxId(new TxHash(Witness.hashOf(tx))).toString();
    }

    /**
     * @param spent the coins that the inputs spend, if they are to be shown
     */
    static ObjectNode decoded(Transaction tx, @Nullable List<Coin> spent) {
        ObjectNode node = Json.object();
        node.put("txid", tx.txid.toString());
        node.put("hash", wtxid(tx));
        node.put("version", tx.version);
        node.put("size", tx.totalSize());
        node.put("vsize", Math.ceilDiv(tx.weight(), 4));
        node.put("weight", tx.weight());
        node.put("locktime", tx.lockTime);
        ArrayNode inputs = node.putArray("vin");
        for (int i = 0; i < tx.txIn.size(); i++) {
            Coin coin = spent == null || spent.isEmpty() ? null : spent.get(i);
            inputs.add(input(tx.txIn.get(i), tx.isCoinbase(), coin));
        }
        ArrayNode outputs = node.putArray("vout");
        for (int i = 0; i < tx.txOut.size(); i++) {
            outputs.add(output(tx.txOut.get(i), i));
        }
        return node;
    }

    private static ObjectNode input(TxIn input, boolean coinbase, @Nullable Coin coin) {
        ObjectNode node = Json.object();
        if (coinbase) {
            node.put("coinbase", input.signatureScript.toHex());
        } else {
            node.put("txid", input.outPoint.txid.toString());
            node.put("vout", input.outPoint.index);
            node.putObject("scriptSig")
                    .put("asm", ScriptJson.asm(input.signatureScript))
                    .put("hex", input.signatureScript.toHex());
        }
        if (input.getHasWitness()) {
            node.set("txinwitness", Json.texts(input.witness.stack.stream().map(ByteVector::toHex)));
        }
        if (coin != null) {
            node.set("prevout", prevout(coin));
        }
        return node.put("sequence", input.sequence);
    }

    private static ObjectNode prevout(Coin coin) {
        ObjectNode node = Json.object();
        node.put("generated", coin.coinbase());
        node.put("height", coin.height());
        node.put("value", Json.btc(coin.sats()));
        node.set("scriptPubKey", ScriptJson.output(coin.output().publicKeyScript));
        return node;
    }

    private static ObjectNode output(TxOut output, int index) {
        ObjectNode node = Json.object();
        node.put("value", Json.btc(output.amount.toLong()));
        node.put("n", index);
        node.set("scriptPubKey", ScriptJson.output(output.publicKeyScript));
        return node;
    }

    static long feeSats(Transaction tx, List<Coin> spent) {
        long in = spent.stream().mapToLong(Coin::sats).sum();
        return in - tx.txOut.stream().mapToLong(out -> out.amount.toLong()).sum();
    }

    static String sha256Hex(byte[] bytes) {
        return new ByteVector(Crypto.sha256(bytes)).toHex();
    }
}
