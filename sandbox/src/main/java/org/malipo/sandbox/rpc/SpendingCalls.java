package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.mempool.Policy;
import org.malipo.sandbox.wallet.Payment;
import org.malipo.sandbox.wallet.Wallet;
import org.malipo.sandbox.wallet.WalletRefusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls that pay from the wallet. */
final class SpendingCalls {
    private static final long DEFAULT_SATS_PER_KVB = 2_000;

    private final Wallet wallet;

    SpendingCalls(Node node) {
        this.wallet = node.wallet();
    }

    List<Command> commands() {
        return List.of(
                Command.of(
                        "sendtoaddress",
                        "address amount comment? comment_to? subtractfeefromamount? replaceable? conf_target?"
                                + " estimate_mode? avoid_reuse? fee_rate? verbose?",
                        this::sendToAddress),
                Command.of(
                        "sendmany",
                        "dummy amounts minconf? comment? subtractfeefrom? replaceable? conf_target? estimate_mode?"
                                + " fee_rate? verbose?",
                        this::sendMany),
                Command.of("bumpfee", "txid options?", this::bump));
    }

    private JsonNode sendToAddress(Params params) throws RpcFault {
        ByteVector script = script(params.text(0));
        var payment = new Payment(script, positive(params.required(1)), params.flag(4, false));
        return send(List.of(payment), rate(params.optional(9)), params.flag(5, true), params.flag(10, false));
    }

    private JsonNode sendMany(Params params) throws RpcFault {
        Set<String> bearers = new HashSet<>();
        if (params.optional(4).isPresent()) {
            for (JsonNode address : params.array(4)) {
                bearers.add(Params.text(address));
            }
        }
        var payments = new ArrayList<Payment>();
        for (Map.Entry<String, JsonNode> entry : params.object(1).properties()) {
            String address = entry.getKey();
            payments.add(new Payment(script(address), positive(entry.getValue()), bearers.contains(address)));
        }
        if (payments.isEmpty()) {
            throw new RpcFault(WalletRefusal.INSUFFICIENT_FUNDS, "Transaction must have at least one recipient");
        }
        return send(payments, rate(params.optional(8)), params.flag(5, true), params.flag(9, false));
    }

    private JsonNode send(List<Payment> payments, long satsPerKvb, boolean replaceable, boolean verbose)
            throws RpcFault {
        try {
            Transaction tx = wallet.send(payments, satsPerKvb, replaceable);
            return verbose
                    ? Json.object().put("txid", tx.txid.toString()).put("fee_reason", "Fallback fee")
                    : Json.text(tx.txid.toString());
        } catch (WalletRefusal e) {
            throw new RpcFault(e.code(), e.text());
        }
    }

    private JsonNode bump(Params params) throws RpcFault {
        Optional<JsonNode> options = params.optional(1);
        Optional<JsonNode> feeRate = options.map(o -> o.get("fee_rate"));
        boolean replaceable =
                options.map(o -> o.path("replaceable").asBoolean(true)).orElse(true);
        Long wanted = feeRate.isEmpty() ? null : (Long) rate(feeRate);
        try {
            var bump = wallet.bump(params.txid(0, "txid"), wanted, replaceable);
            ObjectNode answer = Json.object();
            answer.put("txid", bump.txid().toString());
            answer.put("origfee", Json.btc(bump.oldFeeSats()));
            answer.put("fee", Json.btc(bump.newFeeSats()));
            answer.putArray("errors");
            return answer;
        } catch (WalletRefusal e) {
            throw new RpcFault(e.code(), e.text());
        }
    }

    private static ByteVector script(String address) throws RpcFault {
        return ScriptJson.script(address).orElseThrow(() -> RpcFault.notFound("Invalid Bitcoin address: " + address));
    }

    private static long positive(JsonNode amount) throws RpcFault {
        long sats = Params.amountSats(amount);
        if (sats == 0) {
            throw new RpcFault(RpcFault.TYPE_ERROR, "Invalid amount for send");
        }
        return sats;
    }

    private static long rate(Optional<JsonNode> feeRate) throws RpcFault {
        if (feeRate.isEmpty()) {
            return DEFAULT_SATS_PER_KVB;
        }
        long rate = Params.satsPerKvb(feeRate.get());
        if (rate < Policy.MIN_RELAY_SATS_PER_KVB) {
            throw new RpcFault(
                    WalletRefusal.WALLET_ERROR,
                    "Fee rate (%d.%03d sat/vB) is lower than the minimum fee rate setting (1.000 sat/vB)"
                            .formatted(rate / 1_000, rate % 1_000));
        }
        return rate;
    }
}
