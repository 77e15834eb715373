package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.chain.Coin;
import org.malipo.sandbox.chain.OutputType;
import org.malipo.sandbox.chain.Refused;
import org.malipo.sandbox.mempool.Admission;
import org.malipo.sandbox.mempool.MempoolEntry;
import org.malipo.sandbox.mempool.Policy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls that read, decode, test and send single transactions. */
final class TransactionCalls {
    /** Protects against typing errors: 0.10 BTC per thousand virtual bytes. */
    private static final long DEFAULT_MAX_SATS_PER_KVB = 10_000_000;

    private static final int MAX_TESTED = 25;

    private final Node node;
    private final ChainState chain;
    private final BlockJson blocks;

    TransactionCalls(Node node) {
        this.node = node;
        this.chain = node.chain();
        this.blocks = new BlockJson(chain);
    }

    List<Command> commands() {
        return List.of(
                Command.of("getrawtransaction", "txid verbosity? blockhash?", this::raw),
                Command.of("decoderawtransaction", "hexstring iswitness?", this::decode),
                Command.of("testmempoolaccept", "rawtxs maxfeerate?", this::test),
                Command.of("sendrawtransaction", "hexstring maxfeerate? maxburnamount?", this::send));
    }

    private JsonNode decode(Params params) throws RpcFault {
        return TransactionJson.decoded(params.transaction(0), null);
    }

    private JsonNode raw(Params params) throws RpcFault {
        TxId txid = params.txid(0, "txid");
        int verbosity = params.verbosity(1, 0);
        if (params.optional(2).isPresent()) {
            return fromBlock(params, txid, verbosity);
        }
        var place = chain.place(txid);
        if (place != null) {
            return shown(chain.block(place.entry()).tx.get(place.index()), place.entry(), place.index(), verbosity);
        }
        MempoolEntry waiting = node.mempool().find(txid);
        if (waiting == null) {
            throw RpcFault.notFound(
                    "No such mempool or blockchain transaction. Use gettransaction for wallet transactions.");
        }
        return shown(waiting.tx(), null, 0, verbosity);
    }

    private JsonNode fromBlock(Params params, TxId txid, int verbosity) throws RpcFault {
        BlockEntry entry = chain.find(params.blockHash(2, "blockhash"));
        if (entry == null) {
            throw RpcFault.notFound("Block hash not found");
        }
        Block block = chain.block(entry);
        for (int i = 0; i < block.tx.size(); i++) {
            if (block.tx.get(i).txid.equals(txid)) {
                JsonNode shown = shown(block.tx.get(i), entry, i, verbosity);
                return shown instanceof ObjectNode object
                        ? object.put("in_active_chain", chain.isActive(entry))
                        : shown;
            }
        }
        throw RpcFault.notFound(
                "No such transaction found in the provided block. Use gettransaction for wallet transactions.");
    }

    private JsonNode shown(Transaction tx, @Nullable BlockEntry entry, int index, int verbosity) {
        if (verbosity <= 0) {
            return Json.text(TransactionJson.hex(tx));
        }
        List<Coin> spent = entry == null ? unconfirmedSpent(tx) : confirmedSpent(entry, index);
        ObjectNode answer = TransactionJson.decoded(tx, verbosity > 1 ? spent : null);
        if (verbosity > 1 && spent != null && !tx.isCoinbase()) {
            answer.put("fee", Json.btc(TransactionJson.feeSats(tx, spent)));
        }
        answer.put("hex", TransactionJson.hex(tx));
        if (entry != null) {
            answer.put("blockhash", BlockJson.hash(entry));
            answer.put("confirmations", Math.max(0, blocks.confirmations(entry)));
            answer.put("time", entry.header().time);
            answer.put("blocktime", entry.header().time);
        }
        return answer;
    }

    private @Nullable List<Coin> confirmedSpent(BlockEntry entry, int index) {
        var undo = chain.undo(entry);
        return undo == null ? null : undo.spentBy(index);
    }

    private List<Coin> unconfirmedSpent(Transaction tx) {
        int next = chain.tip().height() + 1;
        return tx.txIn.stream().map(input -> coin(input.outPoint, next)).toList();
    }

    private Coin coin(OutPoint outPoint, int next) {
        return Optional.ofNullable(node.mempool().output(outPoint))
                .map(output -> new Coin(output, next, false))
                .or(() -> Optional.ofNullable(chain.coins().find(outPoint)))
                .orElseThrow(() -> new IllegalStateException("a mempool transaction without its inputs"));
    }

    private JsonNode test(Params params) throws RpcFault {
        List<JsonNode> raw = params.array(0);
        if (raw.isEmpty() || raw.size() > MAX_TESTED) {
            throw RpcFault.parameter("Array must contain between 1 and 25 transactions.");
        }
        long limit = maxFeeRate(params);
        var transactions = new ArrayList<Transaction>();
        for (JsonNode hex : raw) {
            transactions.add(Params.transaction(Params.text(hex)));
        }
        return Json.array(transactions.stream().map(tx -> tested(tx, limit)));
    }

    private ObjectNode tested(Transaction tx, long limit) {
        ObjectNode answer = Json.object();
        answer.put("txid", tx.txid.toString());
        answer.put("wtxid", TransactionJson.wtxid(tx));
        try {
            MempoolEntry entry = node.admission().check(tx).entry();
            if (exceeds(entry, limit)) {
                return answer.put("allowed", false).put("reject-reason", "max-fee-exceeded");
            }
            answer.put("allowed", true);
            answer.put("vsize", entry.vsize());
            ObjectNode fees = answer.putObject("fees");
            fees.put("base", Json.btc(entry.feeSats()));
            fees.put("effective-feerate", Json.btc(entry.feeSats() * 1_000 / entry.vsize()));
            ArrayNode includes = fees.putArray("effective-includes");
            includes.add(TransactionJson.wtxid(tx));
            return answer;
        } catch (Refused e) {
            String reason = e.reason().equals(Admission.MISSING_INPUTS) ? "missing-inputs" : e.reason();
            answer.put("allowed", false).put("reject-reason", reason);
            return answer.put("reject-details", e.text());
        }
    }

    private static boolean exceeds(MempoolEntry entry, long satsPerKvb) {
        return satsPerKvb > 0 && entry.feeSats() > Policy.feeSats(satsPerKvb, entry.vsize());
    }

    private static long maxFeeRate(Params params) throws RpcFault {
        return params.optional(1).isEmpty() ? DEFAULT_MAX_SATS_PER_KVB : Params.amountSats(params.required(1));
    }

    private JsonNode send(Params params) throws RpcFault {
        Transaction tx = params.transaction(0);
        long maxBurn = params.optional(2).isEmpty() ? 0 : Params.amountSats(params.required(2));
        boolean burns = tx.txOut.stream()
                .anyMatch(output -> OutputType.of(output.publicKeyScript) == OutputType.NULLDATA
                        && output.amount.toLong() > maxBurn);
        if (burns) {
            throw new RpcFault(
                    RpcFault.VERIFY_ERROR, "Unspendable output exceeds maximum configured by user (maxburnamount)");
        }
        refuseIfConfirmed(tx);
        if (node.mempool().find(tx.txid) == null) {
            admit(tx, maxFeeRate(params));
        }
        return Json.text(tx.txid.toString());
    }

    private void refuseIfConfirmed(Transaction tx) throws RpcFault {
        for (int i = 0; i < tx.txOut.size(); i++) {
            if (chain.coins().find(new OutPoint(tx, i)) != null) {
                throw new RpcFault(RpcFault.VERIFY_ALREADY_IN_CHAIN, "Transaction outputs already in utxo set");
            }
        }
    }

    private void admit(Transaction tx, long limit) throws RpcFault {
        try {
            if (exceeds(node.admission().check(tx).entry(), limit)) {
                throw new RpcFault(
                        RpcFault.VERIFY_ERROR, "Fee exceeds maximum configured by user (e.g. -maxtxfee, maxfeerate)");
            }
            node.admission().admit(tx);
        } catch (Refused e) {
            boolean missing = e.reason().equals(Admission.MISSING_INPUTS);
            throw new RpcFault(missing ? RpcFault.VERIFY_ERROR : RpcFault.VERIFY_REJECTED, e.text());
        }
    }
}
