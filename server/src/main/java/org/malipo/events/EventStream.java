package org.malipo.events;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventLog;
import org.malipo.outbox.EventTail;
import org.malipo.web.LiveStream;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What a client that follows a store is told: what the log has above its position, whatever the hints say, so that a hint which
 * is lost costs time and nothing else. Whether it may still listen is asked before each batch and at each heartbeat.
 */
final class EventStream implements LiveStream.Script {
    private static final int BATCH = 200;

    private final EventLog log;
    private final EventTail tail;
    private final EventQuery query;
    private final BooleanSupplier allowed;
    private long position;

    EventStream(EventLog log, EventTail tail, EventQuery query, long position, BooleanSupplier allowed) {
        this.log = log;
        this.tail = tail;
        this.query = query;
        this.position = position;
        this.allowed = allowed;
    }

    /** Says where the stream begins. */
    @Override
    public String opening() {
        return "after " + position;
    }

    @Override
    public LiveStream.Listening listen(Runnable wake) {
        return tail.subscribe(query::wants, _ -> wake.run())::close;
    }

    @Override
    public boolean tell(LiveStream client) throws IOException {
        int told = BATCH;
        while (told == BATCH) {
            if (!allowed.getAsBoolean()) {
                return false;
            }
            var batch = query.read(log, position, BATCH);
            for (var event : batch) {
                tell(client, event);
            }
            told = batch.size();
        }
        return true;
    }

    @Override
    public boolean beat(LiveStream client) throws IOException {
        return LiveStream.Script.super.beat(client) && tell(client);
    }

    private void tell(LiveStream client, Event event) throws IOException {
        client.send(SseEmitter.event()
                .id(Long.toString(event.position()))
                .name(event.type())
                .data(EventBody.of(event).toString()));
        position = event.position();
    }
}
