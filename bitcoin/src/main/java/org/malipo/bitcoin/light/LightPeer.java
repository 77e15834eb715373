package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector32;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.filters.BasicFilter;
import org.malipo.bitcoin.filters.FilterHeader;
import org.malipo.bitcoin.light.Misbehaviour.Kind;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.Message.Version;
import org.malipo.bitcoin.p2p.MessageCodec;
import org.malipo.bitcoin.p2p.Peer;
import org.malipo.bitcoin.p2p.ProtocolException;

/** A peer that is asked one question at a time; whatever else it says goes to {@link Ears}. */
final class LightPeer implements AutoCloseable {
    private static final BlockHash NO_STOP = new BlockHash(ByteVector32.Zeroes);
    private static final long NEEDED = Version.NODE_NETWORK | Version.NODE_WITNESS | Version.NODE_COMPACT_FILTERS;

    private final PeerAddress address;
    private final Duration patience;
    private final Ears ears;
    private final Peer peer;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Question<?> question;
    private volatile boolean ended;
    private volatile int best = -1;

    /** Hears what a peer says unasked, on the peer's own thread; must not block. */
    interface Ears {
        void heard(LightPeer peer, Message message);

        void ended(LightPeer peer, Misbehaviour reason);

        /** On the thread that asks, each second while it waits for the answer. */
        default void awaited() {}
    }

    /** What a peer says the filters of some blocks in a row are. */
    record FilterClaim(FilterHeader previous, List<FilterHeader> headers) {}

    /** Holds back what comes before the peer is put together. */
    private static final class Inbox implements Peer.Listener {
        private final CompletableFuture<LightPeer> owner = new CompletableFuture<>();

        @Override
        public void received(Message message) {
            owner.join().received(message);
        }

        @Override
        public void closed(@Nullable IOException reason) {
            owner.join().closed(reason);
        }
    }

    private LightPeer(PeerAddress address, Duration patience, Ears ears, Peer peer) {
        this.address = address;
        this.patience = patience;
        this.ears = ears;
        this.peer = peer;
    }

    /**
     * Connects and shakes hands.
     *
     * @throws Misbehaviour if it offers no filters
     * @throws IOException if nothing listens there, or no node of the network
     */
    static LightPeer connect(LightSettings settings, PeerAddress address, int height, Ears ears) throws IOException {
        var inbox = new Inbox();
        var peer = Peer.connect(settings.peer(address), height, inbox);
        var light = new LightPeer(address, settings.patience(), ears, peer);
        if (!peer.remote().offers(NEEDED)) {
            light.ended = true;
            inbox.owner.complete(light);
            light.close();
            throw new Misbehaviour(Kind.USELESS, "It offers no compact filters.");
        }
        inbox.owner.complete(light);
        return light;
    }

    PeerAddress address() {
        return address;
    }

    String userAgent() {
        return peer.remote().userAgent();
    }

    /** {@return whether both greet with the same number} Most nodes make up another one for each connection, some say 0. */
    boolean isSameNode(LightPeer other) {
        var nonce = peer.remote().nonce();
        return nonce != 0 && nonce == other.peer.remote().nonce();
    }

    /** {@return whether it tells what waits in its mempool when asked (BIP 35 and 111)} */
    boolean offersMempool() {
        return peer.remote().offers(Version.NODE_BLOOM);
    }

    /** {@return the height of the highest block of our chain that it is known to have, or -1} */
    int best() {
        return best;
    }

    void has(int height) {
        best = height;
    }

    List<BlockHeader> headers(List<BlockHash> locator) throws Misbehaviour, InterruptedException {
        return ask(new Message.GetHeaders(locator, NO_STOP), (message, done) -> {
            return message instanceof Message.Headers(var headers) && done.complete(headers);
        });
    }

    /** {@return what it claims of the filters of {@code count} blocks that end with {@code stop}} */
    FilterClaim filterHeaders(int start, int count, BlockHash stop) throws Misbehaviour, InterruptedException {
        var asked = new Message.GetFilterHeaders(BasicFilter.TYPE, start, stop);
        return ask(asked, (message, done) -> {
            if (!(message instanceof Message.FilterHeaders answer)) {
                return false;
            }
            if (answer.type() != BasicFilter.TYPE
                    || !answer.stop().equals(stop)
                    || answer.hashes().size() != count) {
                throw new Misbehaviour(Kind.BROKEN_PROTOCOL, "It answers with filter headers that were not asked for.");
            }
            var headers = new ArrayList<FilterHeader>(count);
            var last = new FilterHeader(answer.previous());
            for (var hash : answer.hashes()) {
                last = last.next(hash);
                headers.add(last);
            }
            return done.complete(new FilterClaim(new FilterHeader(answer.previous()), headers));
        });
    }

    /**
     * {@return the filters of blocks in a row, at most {@link MessageCodec#MAX_FILTERS}; whether they are true is not
     * checked here}
     */
    List<BasicFilter> filters(int start, List<BlockHash> blocks) throws Misbehaviour, InterruptedException {
        var places = new HashMap<BlockHash, Integer>();
        for (var hash : blocks) {
            places.put(hash, places.size());
        }
        var filters = new HashMap<BlockHash, BasicFilter>();
        return ask(new Message.GetFilters(BasicFilter.TYPE, start, blocks.getLast()), (message, done) -> {
            if (!(message instanceof Message.FilterData data)) {
                return false;
            }
            if (data.type() != BasicFilter.TYPE || !places.containsKey(data.block())) {
                throw new Misbehaviour(Kind.BROKEN_PROTOCOL, "It answers with a filter that was not asked for.");
            }
            try {
                filters.put(
                        data.block(),
                        BasicFilter.read(data.block(), data.filter().toByteArray()));
            } catch (ProtocolException e) {
                throw new Misbehaviour(Kind.WRONG_FILTER, "It sends a filter that is none.", e);
            }
            if (filters.size() == blocks.size()) {
                done.complete(blocks.stream().map(filters::get).toList());
            }
            return true;
        });
    }

    /** {@return the block, with all that its header commits to} */
    Block block(BlockHash hash) throws Misbehaviour, InterruptedException {
        var wanted = Inventory.witnessBlock(hash);
        var block = ask(new Message.GetData(List.of(wanted)), (Message message, CompletableFuture<Block> done) -> {
            if (message instanceof Message.NotFound(var items)
                    && items.stream().anyMatch(item -> item.hash().equals(hash.value))) {
                throw new Misbehaviour(
                        Kind.USELESS,
                        "It does not have block " + hash.value.reversed().toHex() + ".");
            }
            return message instanceof Message.BlockData(var found) && found.hash.equals(hash) && done.complete(found);
        });
        WholeBlock.require(block);
        return block;
    }

    private <T> T ask(Message message, Question.Reader<T> reader) throws Misbehaviour, InterruptedException {
        asking.lockInterruptibly();
        try {
            var asked = new Question<T>(reader, patience.toNanos());
            question = asked;
            tell(message);
            if (ended) {
                throw lost();
            }
            return asked.await(ears::awaited);
        } finally {
            question = null;
            asking.unlock();
        }
    }

    /**
     * Sends what needs no answer.
     *
     * @throws Misbehaviour if the connection is gone, or the peer does not read what it is sent
     */
    void tell(Message message) throws Misbehaviour, InterruptedException {
        var sent = new CompletableFuture<Void>();
        Thread.ofVirtual().name("light-send-" + address).start(() -> send(message, sent));
        try {
            sent.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException _) {
            throw lost();
        } catch (TimeoutException _) {
            throw new Misbehaviour(Kind.STALLED, "It does not read what it is sent.");
        }
    }

    private void send(Message message, CompletableFuture<Void> sent) {
        try {
            peer.send(message);
            sent.complete(null);
        } catch (IOException e) {
            sent.completeExceptionally(e);
        }
    }

    private void received(Message message) {
        var asked = question;
        if (asked == null || !asked.take(message)) {
            ears.heard(this, message);
        }
    }

    private void closed(@Nullable IOException reason) {
        var first = !ended;
        ended = true;
        var why = reason instanceof ProtocolException
                ? new Misbehaviour(Kind.BROKEN_PROTOCOL, String.valueOf(reason.getMessage()), reason)
                : lost();
        var asked = question;
        if (asked != null) {
            asked.fail(why);
        }
        if (first) {
            ears.ended(this, why);
        }
    }

    private static Misbehaviour lost() {
        return new Misbehaviour(Kind.LOST, "The connection was lost.");
    }

    /** Ends the connection; nothing is heard of it any more. */
    @Override
    public void close() {
        ended = true;
        peer.close();
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
