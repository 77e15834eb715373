package org.malipo.sandbox.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The queue of a peer that does not read stays bounded. */
class OutgoingQueueTests {
    private static final byte[] MEGABYTE = new byte[1_024 * 1_024];

    private final OutgoingQueue queue = new OutgoingQueue();

    @Test
    void refusesNewsOnceTheLimitIsReached() {
        long fits = OutgoingQueue.LIMIT_BYTES / MEGABYTE.length;
        for (int i = 0; i < fits; i++) {
            assertThat(queue.offer(MEGABYTE)).isTrue();
        }

        assertThat(queue.offer(MEGABYTE)).isFalse();
    }

    @Test
    void letsAnswersWaitUntilThereIsRoom() throws Exception {
        while (queue.offer(MEGABYTE)) {
            // until it is full
        }
        var answer = CompletableFuture.supplyAsync(() -> put(MEGABYTE));
        assertThat(answer).isNotDone();

        long drain = (OutgoingQueue.LIMIT_BYTES - OutgoingQueue.ROOM_BYTES) / MEGABYTE.length;
        for (int i = 0; i < drain; i++) {
            queue.take();
        }

        assertThat(answer.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void wakesWaitersWhenItCloses() throws Exception {
        while (queue.offer(MEGABYTE)) {
            // until it is full
        }
        var answer = CompletableFuture.supplyAsync(() -> put(MEGABYTE));

        queue.close();

        assertThat(answer.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(queue.take()).isEmpty();
    }

    private boolean put(byte[] message) {
        try {
            return queue.put(message);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
