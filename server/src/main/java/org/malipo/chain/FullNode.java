package org.malipo.chain;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.BlockLocator;
import org.malipo.bitcoin.p2p.Peer;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.chain.fees.FeeSource;
import org.malipo.chain.fees.NoFees;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A full node that the operator trusts: blocks and transactions come as from a peer, everything else by JSON-RPC. */
final class FullNode implements ChainSource {
    private static final Logger log = LoggerFactory.getLogger(FullNode.class);
    private static final String USER_AGENT = "/malipo/";
    private static final Duration FEES_PAUSE = Duration.ofMinutes(1);

    private final Node node;

    FullNode(Node node) {
        this.node = node;
    }

    @Override
    public Network network() {
        return node.network();
    }

    @Override
    public boolean isLocal() {
        return node.settings().isLocal();
    }

    @Override
    public void follow(Tracking tracking) throws SourceAway, InterruptedException {
        try {
            var info = node.requireNetwork();
            node.capabilities().probe();
            var follower = tracking.resume().orElseGet(() -> tracking.begin(firstBlocks()));
            requireNext(info, follower.tip().height() + 1);
            follow(tracking, follower, info);
        } catch (RpcUnavailable | RpcError e) {
            throw new SourceAway(reason(e));
        } catch (IOException e) {
            throw new SourceAway("The node does not talk to us: " + reason(e));
        }
    }

    private void follow(Tracking tracking, Follower follower, NodeInfo info) throws IOException, InterruptedException {
        var mailbox = new Mailbox();
        var settings = node.settings().peer(network(), USER_AGENT);
        try (var peer = Peer.connect(settings, follower.tip().height(), mailbox)) {
            log.info("Connected to {} for {}", peer, network().id());
            tracking.connected(follower, mailbox::offer);
            new Session(node, follower, peer, mailbox, tracking.strangers(), info).run();
        } finally {
            mailbox.close();
        }
    }

    /** A node that saves space (Bitcoin Core's option {@code prune}) may be ahead of us by more than it keeps. */
    private static void requireNext(NodeInfo info, int next) throws SourceAway {
        if (next < info.lowestKept()) {
            throw new SourceAway(
                    "The node has deleted block " + next + ", which comes next here, and keeps only those from "
                            + info.lowestKept()
                            + " on. Follow a node that keeps all blocks until the server has caught up, or have"
                            + " this one fetch them again (bitcoin-cli getblockfrompeer, or a start with -reindex).");
        }
    }

    /** Those that a locator needs, up to the last one that is not looked at. */
    private Map<Integer, BlockHash> firstBlocks() {
        var best = node.info().blocks();
        var birth = node.settings().birthheight();
        var blocks = new TreeMap<Integer, BlockHash>();
        BlockLocator.heights(birth < 1 ? best : Math.min(best, birth - 1))
                .forEach(height -> node.blockAt(height).ifPresent(hash -> blocks.put(height, hash)));
        return blocks;
    }

    @Override
    public BroadcastResult send(Transaction tx) {
        try {
            return node.send(tx)
                    ? new BroadcastResult.Accepted(tx.txid)
                    : new BroadcastResult.Unknown(tx.txid, "The node does not say whether it takes the transaction.");
        } catch (RpcError e) {
            return refused(tx, e);
        } catch (RpcUnavailable e) {
            return new BroadcastResult.Unknown(tx.txid, reason(e));
        }
    }

    private static BroadcastResult refused(Transaction tx, RpcError error) {
        if (error.code() == RpcError.WARMING_UP) {
            return new BroadcastResult.Unknown(tx.txid, error.reason());
        }
        if (error.code() == RpcError.ALREADY_IN_CHAIN || isMined(error.reason())) {
            return new BroadcastResult.AlreadyMined(tx.txid);
        }
        return switch (Verdict.of(error.reason())) {
            case HAS_IT -> new BroadcastResult.Accepted(tx.txid);
            case CONFLICT, KEEP -> new BroadcastResult.Rejected(tx.txid, RpcError.REJECTED, error.reason());
            case GONE ->
                new BroadcastResult.Rejected(
                        tx.txid,
                        error.code() == RpcError.REJECTED ? RpcError.REJECTED : RpcError.VERIFY,
                        error.reason());
        };
    }

    private static boolean isMined(String reason) {
        var text = reason.toLowerCase(Locale.ROOT);
        return text.contains("already in block chain")
                || text.contains("already in utxo set")
                || text.contains("txn-already-known")
                || text.contains("transaction already exists");
    }

    /** On regtest nobody competes for room in blocks, so what they paid says nothing. */
    @Override
    public List<FeeSource> fees() {
        var estimates = new FeeSource(FeeEstimate.Source.NODE, null, FEES_PAUSE, new NodeFees(node));
        return network() == Network.REGTEST
                ? List.of(estimates)
                : List.of(
                        estimates, new FeeSource(FeeEstimate.Source.BLOCKS, null, FEES_PAUSE, new RecentBlocks(node)));
    }

    @Override
    public RelayPolicy relayPolicy() throws NoFees {
        try {
            return node.relayPolicy().orElseThrow(() -> new NoFees(FeeFault.Kind.NO_ESTIMATE));
        } catch (RpcUnavailable | RpcError e) {
            throw NodeFees.unreachable(e);
        }
    }

    @Override
    public Optional<MempoolEntry> mempoolEntry(TxId txid) {
        return node.mempoolEntry(txid);
    }

    @Override
    public boolean offersUtxoScan() {
        return node.capabilities().has("scantxoutset");
    }

    @Override
    public Optional<UtxoScan> utxoScan() {
        return offersUtxoScan() ? Optional.of(new UtxoScan(network(), node.settings())) : Optional.empty();
    }

    @Override
    public boolean testsAcceptance() {
        return node.capabilities().has("testmempoolaccept");
    }

    @Override
    public Acceptance acceptance(Transaction tx) {
        try {
            return node.testAccept(tx)
                    .map(said -> said.allowed()
                            ? new Acceptance.WouldTake()
                            : new Acceptance.WouldRefuse(said.rejectReason()))
                    .orElseGet(Acceptance.Untold::new);
        } catch (RpcUnavailable | RpcError e) {
            log.debug("The node can't be asked whether it would take {}", tx.txid, e);
            return new Acceptance.Untold();
        }
    }

    @Override
    public Optional<String> refusal(Transaction tx) {
        return acceptance(tx) instanceof Acceptance.WouldRefuse(var reason) ? Optional.of(reason) : Optional.empty();
    }

    @Override
    public Optional<TestFaucet> faucet() {
        return node.faucet();
    }

    @Override
    public void close() {
        node.rpc().close();
    }

    private static String reason(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
