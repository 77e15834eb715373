package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.mempool.Mempool;
import org.malipo.sandbox.mempool.MempoolEntry;
import org.malipo.sandbox.mempool.Policy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls about the mempool and what fees it takes to leave it. */
final class MempoolCalls {
    private static final long MAX_MEMPOOL_BYTES = 300_000_000;

    /** A plausible rate for a chain on which every block has room: 5 sat/vB. */
    private static final long ESTIMATE_SATS_PER_KVB = 5_000;

    private static final int LONGEST_TARGET = 1_008;

    private final Mempool mempool;

    MempoolCalls(Node node) {
        this.mempool = node.mempool();
    }

    List<Command> commands() {
        return List.of(
                Command.of("getmempoolinfo", "", _ -> info()),
                Command.of("getrawmempool", "verbose? mempool_sequence?", this::all),
                Command.of("getmempoolentry", "txid", params -> shown(entry(params))),
                Command.of("getmempoolancestors", "txid verbose?", this::ancestors),
                Command.of("getmempooldescendants", "txid verbose?", this::descendants),
                Command.of("estimatesmartfee", "conf_target estimate_mode?", this::estimate));
    }

    private JsonNode info() {
        ObjectNode info = Json.object();
        info.put("loaded", true);
        info.put("size", mempool.size());
        info.put("bytes", mempool.totalVsize());
        info.put("usage", mempool.totalVsize());
        info.put("total_fee", Json.btc(mempool.totalFeeSats()));
        info.put("maxmempool", MAX_MEMPOOL_BYTES);
        info.put("mempoolminfee", Json.btc(Policy.MIN_RELAY_SATS_PER_KVB));
        info.put("minrelaytxfee", Json.btc(Policy.MIN_RELAY_SATS_PER_KVB));
        info.put("incrementalrelayfee", Json.btc(Policy.INCREMENTAL_RELAY_SATS_PER_KVB));
        info.put("unbroadcastcount", 0);
        return info.put("fullrbf", true);
    }

    private JsonNode all(Params params) throws RpcFault {
        return listed(mempool.all(), params.flag(0, false));
    }

    private JsonNode ancestors(Params params) throws RpcFault {
        return listed(mempool.ancestors(entry(params).tx()), params.flag(1, false));
    }

    private JsonNode descendants(Params params) throws RpcFault {
        return listed(mempool.descendants(entry(params)), params.flag(1, false));
    }

    private JsonNode listed(Collection<MempoolEntry> entries, boolean verbose) {
        if (!verbose) {
            return Json.texts(entries.stream().map(entry -> entry.txid().toString()));
        }
        ObjectNode all = Json.object();
        entries.forEach(entry -> all.set(entry.txid().toString(), shown(entry)));
        return all;
    }

    private MempoolEntry entry(Params params) throws RpcFault {
        MempoolEntry entry = mempool.find(params.txid(0, "txid"));
        if (entry == null) {
            throw RpcFault.notFound("Transaction not in mempool");
        }
        return entry;
    }

    private ObjectNode shown(MempoolEntry entry) {
        Set<MempoolEntry> ancestors = mempool.ancestors(entry.tx());
        Set<MempoolEntry> descendants = mempool.descendants(entry);
        ObjectNode node = Json.object();
        node.put("vsize", entry.vsize());
        node.put("weight", entry.weight());
        node.put("time", entry.time());
        node.put("height", entry.height());
        node.put("descendantcount", descendants.size() + 1);
        node.put("descendantsize", entry.vsize() + vsize(descendants));
        node.put("ancestorcount", ancestors.size() + 1);
        node.put("ancestorsize", entry.vsize() + vsize(ancestors));
        node.put("wtxid", new TxId(new TxHash(entry.wtxid())).toString());
        ObjectNode fees = node.putObject("fees");
        fees.put("base", Json.btc(entry.feeSats()));
        fees.put("modified", Json.btc(entry.feeSats()));
        fees.put("ancestor", Json.btc(entry.feeSats() + fee(ancestors)));
        fees.put("descendant", Json.btc(entry.feeSats() + fee(descendants)));
        node.set("depends", ids(mempool.parents(entry.tx())));
        node.set("spentby", ids(mempool.children(entry)));
        boolean replaceable =
                entry.signalsReplacement() || ancestors.stream().anyMatch(MempoolEntry::signalsReplacement);
        node.put("bip125-replaceable", replaceable);
        return node.put("unbroadcast", false);
    }

    private static JsonNode ids(Set<MempoolEntry> entries) {
        return Json.texts(entries.stream().map(entry -> entry.txid().toString()));
    }

    private static int vsize(Set<MempoolEntry> entries) {
        return entries.stream().mapToInt(MempoolEntry::vsize).sum();
    }

    private static long fee(Set<MempoolEntry> entries) {
        return entries.stream().mapToLong(MempoolEntry::feeSats).sum();
    }

    private JsonNode estimate(Params params) throws RpcFault {
        long target = params.integer(0);
        if (target < 1 || target > LONGEST_TARGET) {
            throw RpcFault.parameter("Invalid conf_target, must be between 1 and " + LONGEST_TARGET);
        }
        ObjectNode answer = Json.object();
        answer.put("feerate", Json.btc(ESTIMATE_SATS_PER_KVB));
        return answer.put("blocks", Math.max(target, 2));
    }
}
