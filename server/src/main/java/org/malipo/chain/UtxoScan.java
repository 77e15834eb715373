package org.malipo.chain;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.TxId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.money.Sats;
import tools.jackson.databind.JsonNode;

/**
 * Has a full node search its unspent outputs ({@code scantxoutset}), which needs neither a wallet nor an index of
 * transactions. A node does one such search at a time, and takes minutes on mainnet.
 */
public final class UtxoScan implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final String METHOD = "scantxoutset";

    private final RpcClient rpc;

    /**
     * What a search found.
     *
     * @param height of the last block that it knew
     * @param size of the whole set of unspent outputs
     */
    public record Result(List<Found> coins, int height, long size) {}

    /** An unspent output in a block. */
    public record Found(TxId txid, int vout, ByteVector script, Sats amount, int height) {}

    /** The node is busy with another search. */
    public static final class Busy extends Exception {
        Busy(String message) {
            super(message);
        }
    }

    UtxoScan(Network network, NodeSettings settings) {
        var access = settings.requiredRpc(network);
        rpc = new RpcClient(access.url(), access.credentials(), LONGEST);
    }

    /**
     * Waits until the node has searched everything.
     *
     * @throws Busy if it does another search
     * @throws org.malipo.bitcoin.rpc.RpcUnavailable if it can't be asked
     * @throws RpcError if it refuses, also when somebody ends the search
     */
    public Result search(Collection<ByteVector> scripts) throws Busy {
        try {
            return result(rpc.callOnce(
                    METHOD,
                    "start",
                    scripts.stream()
                            .map(script -> "raw(" + script.toHex() + ")")
                            .toList()));
        } catch (RpcError e) {
            if (e.reason().contains("already in progress")) {
                throw new Busy(e.reason());
            }
            throw e;
        }
    }

    /** {@return how much of the present search is done, in percent} */
    public OptionalInt progress() {
        var progress = rpc.call(METHOD, "status").path("progress");
        return progress.isNumber() ? OptionalInt.of(progress.asInt()) : OptionalInt.empty();
    }

    /** Ends the present search, whoever began it. */
    public void abort() {
        rpc.call(METHOD, "abort");
    }

    private static Result result(JsonNode answer) {
        if (!answer.path("success").asBoolean(false)) {
            throw new RpcError(RpcError.MISC, "The node has ended its search.");
        }
        var coins = new ArrayList<Found>();
        answer.path("unspents").forEach(coin -> coins.add(found(coin)));
        return new Result(
                coins, answer.path("height").asInt(), answer.path("txouts").asLong());
    }

    private static Found found(JsonNode coin) {
        return new Found(
                new TxId(coin.path("txid").asString()),
                coin.path("vout").asInt(),
                new ByteVector(coin.path("scriptPubKey").asString()),
                Sats.ofBtc(coin.path("amount").asDecimal(BigDecimal.ZERO)),
                coin.path("height").asInt());
    }

    @Override
    public void close() {
        rpc.close();
    }
}
