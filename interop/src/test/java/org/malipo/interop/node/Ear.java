package org.malipo.interop.node;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.Peer;
import org.malipo.bitcoin.p2p.PeerSettings;

/** A connection to a node, as the server has one, that waits for what the node says. */
final class Ear implements Peer.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final LinkedBlockingQueue<Message> heard = new LinkedBlockingQueue<>();
    private final Peer peer;

    Ear(TestNode node) throws IOException {
        var settings = new PeerSettings(Network.REGTEST, "127.0.0.1", node.p2pPort(), "/contract:1/");
        peer = Peer.connect(settings, 0, this);
    }

    Peer peer() {
        return peer;
    }

    void say(Message message) throws IOException {
        peer.send(message);
    }

    /** Waits for the first message of this kind that fits; others before it are dropped. */
    <T extends Message> T await(Class<T> kind, Predicate<T> fits) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            Message message = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new AssertionError("no fitting " + kind.getSimpleName() + " within " + PATIENCE_SECONDS + " s");
            }
            if (kind.isInstance(message) && fits.test(kind.cast(message))) {
                return kind.cast(message);
            }
        }
    }

    @Override
    public void received(Message message) {
        heard.add(message);
    }

    @Override
    public void closed(@Nullable IOException reason) {
        // whoever waits runs into the deadline
    }

    @Override
    public void close() {
        peer.close();
    }
}
