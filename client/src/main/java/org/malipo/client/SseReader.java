package org.malipo.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events (HTML standard, 9.2) off one connection, a line at a time, so that a slow reader slows the sender down
 * and not the memory. It is fed by the connection's thread and read by one other.
 */
final class SseReader implements Flow.Subscriber<String> {
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;
    private final Queue<String> data = new ArrayDeque<>();

    private sealed interface Signal {}

    private record Line(String text) implements Signal {}

    private record End(@Nullable Throwable why) implements Signal {}

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        if (closed) {
            begun.cancel();
        } else {
            begun.request(1);
        }
    }

    @Override
    public void onNext(String line) {
        signals.add(new Line(line));
    }

    @Override
    public void onError(Throwable why) {
        signals.add(new End(why));
    }

    @Override
    public void onComplete() {
        signals.add(new End(null));
    }

    /**
     * {@return the data of the next event, or null if the stream was ended}
     *
     * @throws IOException if the connection broke off, or was silent for longer than a living one is
     */
    @Nullable
    String next() throws IOException, InterruptedException {
        while (true) {
            switch (signals.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                case null -> throw new IOException("Nothing came for " + SILENCE);
                case End(var why) when why != null -> throw new IOException(why);
                case End _ -> {
                    return null;
                }
                case Line(var text) -> {
                    askForMore();
                    if (text.startsWith("data:")) {
                        data.add(text.substring(text.startsWith("data: ") ? 6 : 5));
                    } else if (text.isEmpty() && !data.isEmpty()) {
                        var event = String.join("\n", data);
                        data.clear();
                        return event;
                    }
                }
            }
        }
    }

    /** Ends the connection; whoever waits for an event hears that there are no more. */
    void close() {
        closed = true;
        var begun = subscription;
        if (begun != null) {
            begun.cancel();
        }
        onComplete();
    }

    private void askForMore() {
        var begun = subscription;
        if (begun != null) {
            begun.request(1);
        }
    }
}
