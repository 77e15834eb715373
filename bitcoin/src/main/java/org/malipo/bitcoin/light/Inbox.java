package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;

/**
 * What waits for the thread of a light client. Of a peer that says more than is dealt with, the rest is dropped: it takes
 * memory for so many bytes, and nobody else's room.
 *
 * @param <P> a peer
 */
final class Inbox<P> {
    /** As much as one message can hold. */
    static final int MOST_BYTES_OF_A_PEER = MessageCodec.MAX_PAYLOAD;

    private static final int MOST = 10_000;
    private static final int INVENTORY_BYTES = 36;
    private static final int HEADER_BYTES = 81;

    private final BlockingQueue<News<P>> waiting = new ArrayBlockingQueue<>(MOST);
    private final Map<P, Integer> bytesOf = new ConcurrentHashMap<>();

    /** Something to look at. */
    sealed interface News<P> {
        /** What a peer said unasked. */
        record Said<P>(P peer, Message message, int bytes) implements News<P> {}

        /** There is something to do. */
        record Work<P>() implements News<P> {}

        /** Somebody wants this done by the thread that follows. */
        record Errand<P>(Runnable work) implements News<P> {}
    }

    /** On the peer's thread. {@return whether there was room} */
    boolean say(P peer, Message message) {
        var bytes = bytes(message);
        var all = bytesOf.merge(peer, bytes, Integer::sum);
        if (all > MOST_BYTES_OF_A_PEER || !waiting.offer(new News.Said<>(peer, message, bytes))) {
            release(peer, bytes);
            return false;
        }
        return true;
    }

    void wake() {
        waiting.offer(new News.Work<>());
    }

    /** {@return whether there was room in time} */
    boolean offer(Runnable work, Duration patience) throws InterruptedException {
        return waiting.offer(new News.Errand<>(work), patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** {@return the next; null if none comes up to that {@link System#nanoTime}} */
    @Nullable
    News<P> poll(long until) throws InterruptedException {
        var news = waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (news != null) {
            taken(news);
        }
        return news;
    }

    List<News<P>> all() {
        var all = new ArrayList<News<P>>();
        waiting.drainTo(all);
        all.forEach(this::taken);
        return all;
    }

    private void taken(News<P> news) {
        if (news instanceof News.Said<P>(var peer, var _, var bytes)) {
            release(peer, bytes);
        }
    }

    private void release(P peer, int bytes) {
        bytesOf.computeIfPresent(peer, (_, all) -> all > bytes ? all - bytes : null);
    }

    /** As on the wire, about. */
    private static int bytes(Message message) {
        return switch (message) {
            case Message.Tx(var tx) -> Transaction.write(tx).length;
            case Message.Inv(var items) -> items.size() * INVENTORY_BYTES;
            case Message.Headers(var headers) -> headers.size() * HEADER_BYTES;
            default -> MessageCodec.MAX_PAYLOAD;
        };
    }
}
