package org.malipo.sandbox.p2p;

import fr.acinq.bitcoin.BlockHeader;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.ProtocolException;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.mempool.MempoolEntry;
import org.malipo.sandbox.mempool.Policy;

/**
 * The conversation with one peer: handshake, what it wants to hear, its questions ({@link Answers}) and its news
 * ({@link Intake}).
 */
final class PeerSession {
    /** A longer new branch is announced by its tip alone; the peer asks for the headers then. */
    private static final int MAX_ANNOUNCED_HEADERS = 8;

    private final long id;
    private final Node node;
    private final PeerConnection connection;
    private final KnownInventory known = new KnownInventory();
    private final Answers answers;
    private final FilterAnswers filterAnswers;
    private final Intake intake;
    private volatile Message.@Nullable Version version;
    private volatile boolean ready;
    private volatile boolean wantsHeaders;
    private volatile boolean wantsWtxids;
    private volatile long minSatsPerKvb;

    PeerSession(long id, Node node, PeerConnection connection) {
        this.id = id;
        this.node = node;
        this.connection = connection;
        this.answers = new Answers(node, connection);
        this.filterAnswers = new FilterAnswers(node, connection);
        this.intake = new Intake(node, connection, known);
    }

    /** Reads until the connection ends. */
    void run() throws IOException, InterruptedException {
        while (true) {
            receive(connection.read());
        }
    }

    private void receive(Message message) throws IOException, InterruptedException {
        if (version == null) {
            begin(message);
            return;
        }
        switch (message) {
            case Message.Verack() -> finishHandshake();
            case Message.WtxidRelay() -> wantsWtxids = true;
            case Message.SendHeaders() -> wantsHeaders = true;
            case Message.FeeFilter(long satsPerKvb) -> minSatsPerKvb = satsPerKvb;
            case Message.Ping(long nonce) -> connection.answer(new Message.Pong(nonce));
            case Message.GetHeaders question -> connection.answer(answers.headers(question));
            case Message.GetData(var items) -> answers.data(items);
            case Message.Mempool() -> answers.mempool(this::inventory, this::wants);
            case Message.GetFilters question -> filterAnswers.filters(question);
            case Message.GetFilterHeaders question -> filterAnswers.headers(question);
            case Message.GetFilterCheckpoints question -> filterAnswers.checkpoints(question);
            case Message.Inv(var items) -> intake.offered(items, wantsWtxids);
            case Message.Headers(var headers) -> intake.headers(headers);
            case Message.Tx(var tx) -> intake.transaction(tx);
            case Message.BlockData(var block) -> intake.block(block);
            case Message.Version _,
                    Message.SendAddrV2 _,
                    Message.SendCmpct _,
                    Message.Pong _,
                    Message.NotFound _,
                    Message.GetAddr _,
                    Message.FilterData _,
                    Message.FilterHeaders _,
                    Message.FilterCheckpoints _,
                    Message.Unknown _ -> {}
        }
    }

    private void begin(Message first) throws ProtocolException {
        if (!(first instanceof Message.Version theirs)) {
            throw new ProtocolException("the first message is " + first.command() + ", not version");
        }
        int height = node.exclusively(() -> node.chain().tip().height());
        long nonce = RandomGenerator.getDefault().nextLong();
        long now = node.clock().instant().getEpochSecond();
        connection.announce(new Message.Version(
                Message.Version.PROTOCOL, P2pServer.SERVICES, now, nonce, P2pServer.USER_AGENT, height, true));
        if (theirs.protocol() >= Message.Version.PROTOCOL) {
            connection.announce(new Message.WtxidRelay());
        }
        connection.announce(new Message.Verack());
        version = theirs;
    }

    private void finishHandshake() {
        if (!ready) {
            connection.announce(new Message.SendHeaders());
            connection.announce(new Message.FeeFilter(Policy.MIN_RELAY_SATS_PER_KVB));
            ready = true;
        }
    }

    boolean isReady() {
        return ready;
    }

    PeerConnection connection() {
        return connection;
    }

    void ping() {
        connection.announce(new Message.Ping(RandomGenerator.getDefault().nextLong()));
    }

    @Nullable
    PeerInfo info() {
        Message.Version theirs = version;
        return theirs == null
                ? null
                : new PeerInfo(
                        id,
                        connection.address(),
                        connection.localAddress(),
                        theirs,
                        connection.openedAt(),
                        connection.traffic());
    }

    /** Tells of a transaction at once: a node of one's own owes nobody the delay that hides a sender. */
    void announce(MempoolEntry entry) {
        if (ready && wants(entry) && known.add(entry.wtxid())) {
            connection.announce(new Message.Inv(List.of(inventory(entry))));
        }
    }

    private boolean wants(MempoolEntry entry) {
        Message.Version theirs = version;
        boolean relays = theirs != null && theirs.relay();
        return relays && entry.feeSats() >= minSatsPerKvb * entry.vsize() / 1_000;
    }

    private Inventory inventory(MempoolEntry entry) {
        return wantsWtxids ? new Inventory(Inventory.WTX, entry.wtxid()) : Inventory.tx(entry.txid());
    }

    /**
     * Tells of a new tip.
     *
     * @param headers of the new branch, from the block after the fork
     */
    void announce(BlockEntry tip, List<BlockHeader> headers) {
        if (!ready || !known.add(tip.hash().value)) {
            return;
        }
        boolean byHeaders = wantsHeaders && headers.size() <= MAX_ANNOUNCED_HEADERS && !headers.isEmpty();
        connection.announce(
                byHeaders ? new Message.Headers(headers) : new Message.Inv(List.of(Inventory.block(tip.hash()))));
    }
}
