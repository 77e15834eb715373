package org.malipo.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;

/**
 * Which calls a node has. Each is tried with arguments that do nothing: btcd, for one, looks at them before it says that
 * it lacks the call. Nodes differ, and everything works without these; what works less well is said in words.
 */
public final class Capabilities {
    /** The calls that a node may lack, and what is worse then. */
    private static final Map<String, String> OPTIONAL = optional();

    /** btcd lists all calls of Bitcoin Core, and says so of those that it lacks. */
    private static final String BTCD_LACKS_IT = "Command unimplemented";

    private static final Map<String, Object[]> HARMLESS = Map.of(
            "estimatesmartfee", new Object[] {6},
            "testmempoolaccept", new Object[] {List.of()},
            "getmempoolentry", new Object[] {"0".repeat(64)},
            "scantxoutset", new Object[] {"status"});

    private final RpcClient rpc;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    public Capabilities(RpcClient rpc) {
        this.rpc = rpc;
    }

    private static Map<String, String> optional() {
        var calls = new LinkedHashMap<String, String>();
        calls.put(
                "estimatesmartfee",
                "The node has no estimatesmartfee: fee rates come from its estimatefee, from an explorer, or from what the last"
                        + " blocks paid.");
        calls.put(
                "testmempoolaccept",
                "The node has no testmempoolaccept: whether a transaction left its mempool is seen in getrawmempool only,"
                        + " and why is not known.");
        calls.put(
                "getmempoolentry",
                "The node has no getmempoolentry: a payment made while the server was away counts from when it was found.");
        calls.put("getnetworkinfo", "The node has no getnetworkinfo: its version is what it says to peers.");
        calls.put(
                "scantxoutset",
                "The node has no scantxoutset: coins older than a wallet's import are looked for block by block, which"
                        + " takes long.");
        return calls;
    }

    /** Asks anew. */
    public void probe() {
        OPTIONAL.keySet().forEach(method -> {
            if (knows(method, HARMLESS.getOrDefault(method, new Object[0]))) {
                missing.remove(method);
            } else {
                missing.add(method);
            }
        });
    }

    boolean has(String method) {
        return !missing.contains(method);
    }

    /** {@return the calls that it lacks} */
    public List<String> missing() {
        return OPTIONAL.keySet().stream().filter(missing::contains).toList();
    }

    /** {@return what works less well, a sentence each} */
    public List<String> degraded() {
        var sentences = new ArrayList<String>();
        OPTIONAL.forEach((method, sentence) -> {
            if (missing.contains(method)) {
                sentences.add(sentence);
            }
        });
        return List.copyOf(sentences);
    }

    private boolean knows(String method, Object... arguments) {
        try {
            rpc.call(method, arguments);
            return true;
        } catch (RpcError e) {
            return e.code() != RpcError.METHOD_NOT_FOUND && !e.reason().equalsIgnoreCase(BTCD_LACKS_IT);
        } catch (RpcUnavailable _) {
            return true; // an answer that can't be read is no proof that the call is missing
        }
    }
}
