package org.malipo.chain;

import fr.acinq.bitcoin.TxId;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.Peer;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the node's mempool holds when we come: announcements tell only of what is new. Fetched over JSON-RPC beside the
 * following thread; a node that refuses is asked to announce everything instead.
 */
final class MempoolPicture {
    private static final Logger log = LoggerFactory.getLogger(MempoolPicture.class);

    private final Peer peer;
    private final Node node;
    private final MempoolSync mempool;
    private final Mailbox mailbox;
    private State state = State.WANTED;

    private enum State {
        WANTED,
        RUNNING,
        DONE
    }

    MempoolPicture(Peer peer, Node node, MempoolSync mempool, Mailbox mailbox) {
        this.peer = peer;
        this.node = node;
        this.mempool = mempool;
        this.mailbox = mailbox;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    /** Begins, if it has not been begun. */
    void take() {
        if (state == State.WANTED) {
            state = State.RUNNING;
            mempool.listen();
            Thread.ofVirtual().name("mempool-picture").start(this::list);
        }
    }

    private void list() {
        try {
            var txids = node.mempool();
            mailbox.run(() -> fetch(txids));
        } catch (RpcError e) {
            log.info("The node does not list its mempool ({}): asking it to announce everything", e.reason());
            askPeer();
        } catch (RpcUnavailable e) {
            log.debug("The mempool's picture has to wait", e);
            finish(State.WANTED);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void fetch(List<TxId> txids) {
        Predicate<TxId> isStranger = mempool::isStranger;
        var unknown = txids.stream().filter(isStranger.negate()).toList();
        Thread.ofVirtual().name("mempool-fetch").start(() -> fetchAll(unknown));
    }

    private void fetchAll(List<TxId> txids) {
        try {
            new MempoolFetch(node).each(txids, tx -> mailbox.run(() -> mempool.pictured(tx)));
            finish(State.DONE);
        } catch (RpcUnavailable e) {
            log.debug("The mempool's picture has to be taken again", e);
            finish(State.WANTED);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void askPeer() {
        try {
            peer.send(new Message.Mempool());
            finish(State.DONE);
        } catch (IOException e) {
            log.debug("The connection ended before the mempool was known", e);
        }
    }

    private void finish(State next) {
        try {
            mailbox.run(() -> state = next);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
