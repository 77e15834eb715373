package org.malipo.events;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client that follows a store. It is told what the log has above its position, whatever the hints say: a hint that is
 * lost costs time and nothing else. Whether it may still listen is asked before each batch and at each heartbeat.
 */
final class EventStream {
    private static final Logger log = LoggerFactory.getLogger(EventStream.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int BATCH = 200;

    private final Semaphore news = new Semaphore(0);
    private final SseEmitter emitter;
    private final EventLog events;
    private final EventQuery query;
    private final BooleanSupplier allowed;
    private volatile boolean closed;
    private long position;

    EventStream(SseEmitter emitter, EventLog events, EventQuery query, long position, BooleanSupplier allowed) {
        this.emitter = emitter;
        this.events = events;
        this.query = query;
        this.position = position;
        this.allowed = allowed;
    }

    /** Never waits. */
    void wake() {
        news.release();
    }

    void close() {
        closed = true;
        wake();
    }

    /**
     * Says where the stream begins. Said by the thread of the request before it returns, so that this one sends the headers:
     * two threads at the headers of a response break its connection.
     */
    void begin() throws IOException {
        emitter.send(SseEmitter.event().comment("after " + position));
    }

    /** Returns when the client is gone or may not listen any more. */
    void run() {
        try {
            while (!closed && allowed.getAsBoolean()) {
                tellOrBeat();
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            log.debug("A follower is gone: {}", e.toString());
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            log.info("A follower has to connect again: {}", e.toString());
            emitter.completeWithError(e);
        }
    }

    private void tellOrBeat() throws IOException, InterruptedException {
        var batch = query.read(events, position, BATCH);
        for (var event : batch) {
            tell(event);
        }
        if (batch.size() == BATCH) {
            return;
        }
        if (news.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        } else {
            emitter.send(SseEmitter.event().comment("still here"));
        }
    }

    private void tell(Event event) throws IOException {
        emitter.send(SseEmitter.event()
                .id(Long.toString(event.position()))
                .name(event.type())
                .data(EventBody.of(event).toString()));
        position = event.position();
    }
}
