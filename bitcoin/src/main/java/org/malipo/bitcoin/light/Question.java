package org.malipo.bitcoin.light;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.malipo.bitcoin.light.Misbehaviour.Kind;
import org.malipo.bitcoin.p2p.Message;

/** What a peer was asked and has not answered yet. Each message of the answer gives it time for the next. */
final class Question<T> {
    /** However busy it seems, after so many times its patience a peer has stalled. */
    private static final int MOST_PATIENCES = 30;

    private static final long A_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Reader<T> reader;
    private final long patienceNanos;
    private final long askedAt = System.nanoTime();
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private volatile long heardAt = askedAt;

    /** Puts an answer together. */
    interface Reader<T> {
        /**
         * Looks at a message.
         *
         * @param done to be given the answer once it is whole
         * @return whether the message belongs to the answer
         */
        boolean take(Message message, CompletableFuture<T> done) throws Misbehaviour;
    }

    Question(Reader<T> reader, long patienceNanos) {
        this.reader = reader;
        this.patienceNanos = patienceNanos;
    }

    boolean take(Message message) {
        try {
            var taken = reader.take(message, answer);
            if (taken) {
                heardAt = System.nanoTime();
            }
            return taken;
        } catch (Misbehaviour e) {
            return answer.completeExceptionally(e);
        }
    }

    void fail(Misbehaviour reason) {
        answer.completeExceptionally(reason);
    }

    /** @param waiting told each second */
    T await(Runnable waiting) throws Misbehaviour, InterruptedException {
        while (true) {
            waiting.run();
            var limit = Math.min(heardAt + patienceNanos, askedAt + MOST_PATIENCES * patienceNanos);
            try {
                return answer.get(Math.clamp(limit - System.nanoTime(), 1, A_SECOND), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Misbehaviour misbehaviour
                        ? misbehaviour
                        : new Misbehaviour(Kind.BROKEN_PROTOCOL, "Its answer can't be read.", e);
            } catch (TimeoutException _) {
                var now = System.nanoTime();
                if (now - heardAt >= patienceNanos || now - askedAt >= MOST_PATIENCES * patienceNanos) {
                    throw new Misbehaviour(Kind.STALLED, "It did not answer in time.");
                }
            }
        }
    }
}
