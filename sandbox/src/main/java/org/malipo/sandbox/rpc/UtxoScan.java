package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Descriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.chain.Coin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code scantxoutset}: looks for the coins of descriptors among all unspent outputs. */
final class UtxoScan {
    private final ChainState chain;

    UtxoScan(Node node) {
        this.chain = node.chain();
    }

    List<Command> commands() {
        return List.of(Command.of("scantxoutset", "action scanobjects?", this::scan));
    }

    private JsonNode scan(Params params) throws RpcFault {
        String action = params.text(0);
        return switch (action) {
            case "status" -> Json.nothing();
            case "abort" -> Json.object().put("aborted", false).get("aborted");
            case "start" -> result(scripts(params.array(1)));
            default -> throw RpcFault.parameter("Invalid action '" + action + "'");
        };
    }

    private static Map<ByteVector, String> scripts(List<JsonNode> objects) throws RpcFault {
        var scripts = new HashMap<ByteVector, String>();
        for (JsonNode object : objects) {
            String descriptor = Params.text(object.isObject() ? object.path("desc") : object);
            for (ByteVector script : ScanDescriptor.scripts(descriptor, object.path("range"))) {
                scripts.put(script, descriptor);
            }
        }
        return scripts;
    }

    private JsonNode result(Map<ByteVector, String> scripts) {
        var found = new ArrayList<ObjectNode>();
        long total = 0;
        for (var item : chain.coins().all().entrySet()) {
            Coin coin = item.getValue();
            if (scripts.containsKey(coin.output().publicKeyScript)) {
                found.add(shown(coin).put("txid", item.getKey().txid.toString()).put("vout", item.getKey().index));
                total += coin.sats();
            }
        }
        ObjectNode result = Json.object();
        result.put("success", true);
        result.put("txouts", chain.coins().all().size());
        result.put("height", chain.tip().height());
        result.put("bestblock", BlockJson.hash(chain.tip()));
        ArrayNode unspents = result.putArray("unspents");
        found.forEach(unspents::add);
        return result.put("total_amount", Json.btc(total));
    }

    private ObjectNode shown(Coin coin) {
        ByteVector script = coin.output().publicKeyScript;
        String descriptor = ScriptJson.address(script)
                .map(address -> "addr(" + address + ")")
                .orElse("raw(" + script.toHex() + ")");
        ObjectNode node = Json.object();
        node.put("scriptPubKey", script.toHex());
        node.put("desc", descriptor + "#" + Descriptor.checksum(descriptor));
        node.put("amount", Json.btc(coin.sats()));
        node.put("coinbase", coin.coinbase());
        node.put("height", coin.height());
        node.put("blockhash", BlockJson.hash(chain.at(coin.height())));
        return node.put("confirmations", chain.tip().height() - coin.height() + 1);
    }
}
