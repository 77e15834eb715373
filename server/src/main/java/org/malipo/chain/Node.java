package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.filters.BasicFilter;
import org.malipo.bitcoin.p2p.P2pParameters;
import org.malipo.bitcoin.p2p.ProtocolException;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.money.Sats;
import tools.jackson.databind.JsonNode;

/**
 * What is asked of a network's node over JSON-RPC, in our types. Each method throws {@code RpcUnavailable} when the node
 * can't be asked; calls that a node may lack answer empty there.
 */
final class Node {
    private static final Map<Network, List<String>> CHAIN_NAMES = Map.of(
            Network.MAINNET, List.of("main", "mainnet"),
            Network.TESTNET4, List.of("testnet4"),
            Network.SIGNET, List.of("signet"),
            Network.REGTEST, List.of("regtest"));

    /** Bitcoin Core 31 and later, which has no other choice than {@code fullrbf} and does not name it any more. */
    private static final String SINCE_ALWAYS_FULL_RBF = "limitclustercount";

    private final Network network;
    private final NodeSettings settings;
    private final RpcClient rpc;
    private final Capabilities capabilities;

    /** What {@code testmempoolaccept} said, or what {@code getmempoolentry} could tell in its place. */
    record Acceptance(boolean allowed, String rejectReason) {}

    Node(Network network, NodeSettings settings, RpcClient rpc) {
        this.network = network;
        this.settings = settings;
        this.rpc = rpc;
        this.capabilities = new Capabilities(rpc);
    }

    Network network() {
        return network;
    }

    NodeSettings settings() {
        return settings;
    }

    RpcClient rpc() {
        return rpc;
    }

    Capabilities capabilities() {
        return capabilities;
    }

    NodeInfo info() {
        var info = rpc.call("getblockchaininfo");
        var blocks = info.path("blocks").asInt();
        return new NodeInfo(
                info.path("chain").asString(),
                blocks,
                Math.max(blocks, info.path("headers").asInt(blocks)),
                Hashes.block(info.path("bestblockhash").asString()),
                info.path("initialblockdownload").asBoolean(false),
                info.path("verificationprogress").asDecimal(BigDecimal.ONE),
                info.path("pruneheight").asInt(0));
    }

    /** @throws WrongNetwork if the node's chain is not the one that the settings say */
    NodeInfo requireNetwork() {
        var info = info();
        var genesis = blockAt(0).orElse(null);
        if (!CHAIN_NAMES.getOrDefault(network, List.of()).contains(info.chain())
                || !P2pParameters.of(network).genesis().equals(genesis)) {
            throw new WrongNetwork("The node at " + rpc.uri() + " runs " + info.chain() + ", but the setting says "
                    + network.id() + ".");
        }
        return info;
    }

    /** {@return the block at this height of the node's best chain, if it is that long} */
    Optional<BlockHash> blockAt(int height) {
        return answered(() -> Hashes.block(rpc.call("getblockhash", height).asString()));
    }

    /**
     * {@return the block at this height of the node's best chain}
     *
     * @throws RpcError if it has none, or none any more
     */
    Block block(int height) {
        return requiredBlock(Hashes.block(rpc.call("getblockhash", height).asString()));
    }

    /** {@return when the block at this height of the node's best chain was mined, in seconds since 1970} */
    long blockTime(int height) {
        var hash = rpc.call("getblockhash", height).asString();
        return rpc.call("getblockheader", hash).path("time").asLong();
    }

    /** {@return whether it keeps the compact filters of all blocks (BIP 157), or has begun to make them} */
    boolean hasFilters() {
        return blockAt(0).flatMap(this::filter).isPresent();
    }

    private Optional<byte[]> filter(BlockHash block) {
        return answered(() -> rpc.call("getblockfilter", Hashes.hex(block)).path("filter"))
                .filter(JsonNode::isString)
                .map(filter -> HexFormat.of().parseHex(filter.asString()));
    }

    /**
     * {@return the block at this height of the node's best chain; empty if its filter says that it concerns none of the
     * scripts}
     *
     * @throws RpcError if it has none, or none any more
     */
    Optional<Block> blockIfOf(int height, Iterable<byte[]> scripts) throws ProtocolException {
        var hash = Hashes.block(rpc.call("getblockhash", height).asString());
        var filter = filter(hash);
        return filter.isPresent() && !BasicFilter.read(hash, filter.get()).mayConcern(scripts)
                ? Optional.empty()
                : Optional.of(requiredBlock(hash));
    }

    private Block requiredBlock(BlockHash hash) {
        return Block.read(HexFormat.of()
                .parseHex(rpc.call("getblock", Hashes.hex(hash), 0).asString()));
    }

    /** {@return the ids of all transactions in the mempool} */
    List<TxId> mempool() {
        var txids = new ArrayList<TxId>();
        rpc.call("getrawmempool").forEach(txid -> txids.add(new TxId(txid.asString())));
        return txids;
    }

    /** {@return a transaction of the mempool, if it is there} */
    Optional<Transaction> transaction(TxId txid) {
        return answered(() -> Transaction.read(
                rpc.call("getrawtransaction", Hashes.hex(txid), 0).asString()));
    }

    /** {@return when the node accepted the transaction to its mempool, if it can tell} */
    Optional<Instant> acceptedAt(TxId txid) {
        if (!capabilities.has("getmempoolentry")) {
            return Optional.empty();
        }
        return answered(() -> rpc.call("getmempoolentry", Hashes.hex(txid)).path("time"))
                .filter(JsonNode::isIntegralNumber)
                .map(time -> Instant.ofEpochSecond(time.asLong()));
    }

    /** {@return whether the node would take the transaction, if it can tell} */
    Optional<Acceptance> testAccept(Transaction tx) {
        if (!capabilities.has("testmempoolaccept")) {
            return Optional.empty();
        }
        var answer = rpc.call("testmempoolaccept", List.of(hex(tx))).path(0);
        return Optional.of(new Acceptance(
                answer.path("allowed").asBoolean(false),
                answer.path("reject-reason").asString("")));
    }

    /**
     * {@return whether the node has taken it; false if it may have refused it without saying so, as bcoin does}
     *
     * @throws RpcError if the node refuses it
     */
    boolean send(Transaction tx) {
        rpc.call("sendrawtransaction", hex(tx));
        return capabilities.has("testmempoolaccept")
                || Silence.isBrokenBy(() -> transaction(tx.txid).isPresent());
    }

    /** {@return the rate to be mined within so many blocks, if the node can estimate one} */
    Optional<SatPerVbyte> estimateFee(int blocks) {
        try {
            var answer = rpc.call("estimatesmartfee", blocks);
            return rate(answer.path("feerate")).or(() -> rate(answer.path("fee"))); // as bcoin names it
        } catch (RpcError _) {
            return answered(() -> rpc.call("estimatefee", blocks)).flatMap(Node::rate); // btcd has only this
        }
    }

    /** {@return the rate, in BTC for 1,000 vbytes; empty for none, which some nodes say as -1} */
    private static Optional<SatPerVbyte> rate(JsonNode btcPerKvb) {
        return Optional.of(btcPerKvb)
                .filter(rate -> rate.isNumber() && rate.decimalValue().signum() >= 0)
                .map(rate -> SatPerVbyte.ofBtcPerKvb(rate.decimalValue()));
    }

    /** {@return a block, if the node still has it} */
    Optional<Block> block(BlockHash hash) {
        return answered(() -> requiredBlock(hash));
    }

    private static Optional<SatPerVbyte> lowestFee(JsonNode mempool) {
        return Stream.of("mempoolminfee", "minrelaytxfee")
                .flatMap(name -> rate(mempool.path(name)).stream())
                .max(SatPerVbyte::compareTo);
    }

    /** {@return how a transaction of its mempool stands among its relatives, if it is there and the node can tell} */
    Optional<MempoolEntry> mempoolEntry(TxId txid) {
        if (!capabilities.has("getmempoolentry")) {
            return Optional.empty();
        }
        return answered(() -> rpc.call("getmempoolentry", Hashes.hex(txid)))
                .filter(entry -> entry.path("fees").path("ancestor").isNumber())
                .map(entry -> new MempoolEntry(
                        entry.path("vsize").asLong(),
                        fee(entry, "base"),
                        entry.path("ancestorcount").asInt(),
                        entry.path("ancestorsize").asLong(),
                        fee(entry, "ancestor"),
                        entry.path("descendantcount").asInt(),
                        entry.path("descendantsize").asLong(),
                        fee(entry, "descendant")));
    }

    private static Sats fee(JsonNode entry, String name) {
        return Sats.ofBtc(entry.path("fees").path(name).decimalValue());
    }

    /** {@return what it asks of transactions, if it can tell} */
    Optional<RelayPolicy> relayPolicy() {
        return answered(() -> rpc.call("getmempoolinfo"))
                .flatMap(mempool -> lowestFee(mempool)
                        .map(lowest -> new RelayPolicy(
                                lowest,
                                rate(mempool.path("incrementalrelayfee")).orElse(RelayPolicy.USUAL.increment()),
                                mempool.path("fullrbf").asBoolean(mempool.has(SINCE_ALWAYS_FULL_RBF)))));
    }

    /** {@return the node's wallet, if it has one} */
    Optional<TestFaucet> faucet() {
        try {
            return answered(() -> rpc.call("getbalance")).map(_ -> new TestFaucet(rpc));
        } catch (RpcUnavailable _) {
            return Optional.empty();
        }
    }

    private static String hex(Transaction tx) {
        return HexFormat.of().formatHex(Transaction.write(tx));
    }

    private interface Question<T> {
        T ask();
    }

    private static <T> Optional<T> answered(Question<T> question) {
        try {
            return Optional.ofNullable(question.ask());
        } catch (RpcError _) {
            return Optional.empty();
        }
    }
}
