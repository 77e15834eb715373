package org.malipo.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A store's events as they happen, each one once and in order. A connection that ends, breaks or falls silent is opened again behind
 * the last event that was told, with growing pauses, for as long as it takes. {@link #hasNext} waits for the next event; it
 * is false once the tail is closed, which another thread may do.
 *
 * <p>It throws {@link ApiException} when the server will not let it go on: the key was revoked (401), lost a permission (403),
 * or events after the position are no longer kept (410).
 */
public final class EventTail implements Iterator<StoreEvent>, AutoCloseable {
    private static final Retries PAUSES = new Retries(Integer.MAX_VALUE, Duration.ofMillis(250), Duration.ofMinutes(1));

    private final Transport transport;
    private final Route events;
    private volatile long position;
    private volatile boolean closed;
    private volatile @Nullable SseReader connection;
    private @Nullable StoreEvent next;
    private int failures;

    EventTail(Transport transport, Route events, long after) {
        this.transport = transport;
        this.events = events;
        this.position = after;
    }

    /** {@return the position of the last event that was told, to go on from another day} */
    public long position() {
        return position;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !closed) {
            try {
                read();
            } catch (IOException _) {
                pause(Optional.empty());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for an event", e);
            }
        }
        return next != null;
    }

    @Override
    public StoreEvent next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var told = next;
        next = null;
        position = told.position().orElse(position);
        return told;
    }

    @Override
    public void close() {
        closed = true;
        disconnect();
    }

    private void read() throws IOException, InterruptedException {
        var open = connection;
        if (open == null) {
            open = connect();
            if (open == null) {
                return;
            }
        }
        var data = open.next();
        if (data == null) {
            pause(Optional.empty());
            return;
        }
        failures = 0;
        next = StoreEvent.of(JsonForms.MAPPER.readTree(data));
    }

    /** {@return the connection, or null if it is to be tried again later} */
    private @Nullable SseReader connect() throws IOException, InterruptedException {
        var settings = transport.settings();
        var response = transport.sender().exchange(request(settings), BodyHandlers.ofPublisher(), settings.timeout());
        if (response.statusCode() == 200) {
            var reader = new SseReader();
            response.body().subscribe(BodySubscribers.fromLineSubscriber(reader));
            connection = reader;
            if (closed) {
                reader.close();
            }
            return reader;
        }
        var body = BodySubscribers.ofByteArray();
        response.body().subscribe(body);
        try {
            refused(new Answer(
                    response.statusCode(),
                    response.headers(),
                    body.getBody().toCompletableFuture().get()));
            return null;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private HttpRequest request(Settings settings) {
        var asked =
                Call.get(events.with("after", position), "text/event-stream").on(settings);
        return HttpRequest.newBuilder(asked, (name, value) -> true)
                .header("Last-Event-ID", Long.toString(position))
                .build();
    }

    private void refused(Answer answer) {
        if (!answer.mayPass()) {
            closed = true;
            throw Refusals.of(answer);
        }
        pause(answer.retryAfter());
    }

    private void pause(Optional<Duration> asked) {
        disconnect();
        failures++;
        if (!closed) {
            PAUSES.pauseAfter(failures, asked).ifPresent(Sender::rest);
        }
    }

    private void disconnect() {
        var open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }
}
