package org.malipo.chain;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.Peer;

/**
 * What waits for the one thread that follows a network. It is short, so that a fast node waits for us instead of filling
 * our memory. That thread itself must never put anything in.
 */
final class Mailbox implements Peer.Listener {
    private static final int CAPACITY = 64;
    private static final long LOOK_MILLIS = 200;

    private final BlockingQueue<Input> inputs = new ArrayBlockingQueue<>(CAPACITY);
    private volatile boolean closed;

    /** Something to deal with. */
    sealed interface Input {
        /** The node sent this. */
        record Received(Message message) implements Input {}

        /** The connection ended. */
        record Closed(@Nullable IOException reason) implements Input {}

        /** Something to do on the following thread. */
        record Task(Runnable work) implements Input {}
    }

    @Override
    public void received(Message message) throws InterruptedException {
        put(new Input.Received(message));
    }

    @Override
    public void closed(@Nullable IOException reason) {
        try {
            put(new Input.Closed(reason));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for room. */
    void run(Runnable work) throws InterruptedException {
        put(new Input.Task(work));
    }

    /**
     * Waits until it is done; what it throws is thrown here.
     *
     * @return whether it was; not so if nobody reads any more
     */
    boolean await(Runnable work) throws InterruptedException {
        var done = new CompletableFuture<@Nullable Void>();
        run(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        while (!done.isDone() && !closed) {
            try {
                done.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // look again whether anybody reads it
            } catch (ExecutionException e) {
                break; // thrown below
            }
        }
        if (done.isCompletedExceptionally() && done.exceptionNow() instanceof RuntimeException e) {
            throw e;
        }
        return done.isDone();
    }

    /** Nobody reads it any more: who waits for room goes on, and what comes is dropped. */
    void close() {
        closed = true;
        inputs.clear();
    }

    private void put(Input input) throws InterruptedException {
        while (!closed && !inputs.offer(input, 1, TimeUnit.SECONDS)) {
            // still full: look again whether anybody reads it
        }
    }

    /** {@return whether there was room in time} */
    boolean offer(Runnable work, Duration patience) throws InterruptedException {
        return inputs.offer(new Input.Task(work), patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** {@return all that waits; waits for the first, but not beyond the deadline of {@link System#nanoTime}} */
    List<Input> take(long deadline) throws InterruptedException {
        var first = inputs.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (first == null) {
            return List.of();
        }
        var all = new ArrayList<Input>();
        all.add(first);
        inputs.drainTo(all);
        return all;
    }
}
