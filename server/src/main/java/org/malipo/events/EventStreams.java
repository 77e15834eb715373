package org.malipo.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Standing;
import org.malipo.access.UserId;
import org.malipo.outbox.EventLog;
import org.malipo.outbox.EventTail;
import org.malipo.problem.ProblemException;
import org.malipo.problem.RetryLater;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The event streams that are open. Each has a virtual thread of its own, and a person has so many at most. */
@Component
class EventStreams {
    static final int MOST_OF_ONE_PERSON = 20; // those whose client went away count until the next heartbeat

    private static final long NO_TIMEOUT = 0;

    private final Map<UserId, AtomicInteger> open = new ConcurrentHashMap<>();
    private final EventLog log;
    private final EventTail tail;
    private final Standing standing;

    EventStreams(EventLog log, EventTail tail, Standing standing) {
        this.log = log;
        this.tail = tail;
        this.standing = standing;
    }

    /** Somebody follows more stores than one person needs to. */
    record TooManyStreams() implements RetryLater {
        @Override
        public Kind kind() {
            return Kind.TOO_OFTEN;
        }

        @Override
        public String code() {
            return "too-many-streams";
        }

        @Override
        public String message() {
            return "You have " + MOST_OF_ONE_PERSON + " event streams open, which is as many as you may have.";
        }

        @Override
        public long seconds() {
            return 30;
        }
    }

    SseEmitter open(Caller caller, EventQuery query, long after) {
        var mine = open.computeIfAbsent(caller.user(), _ -> new AtomicInteger());
        if (mine.incrementAndGet() > MOST_OF_ONE_PERSON) {
            mine.decrementAndGet();
            throw new ProblemException(new TooManyStreams());
        }
        var emitter = new SseEmitter(NO_TIMEOUT);
        var held = standing.of(caller);
        var stream = new EventStream(
                emitter, log, query, after, () -> held.may(Permission.CAN_MODIFY_WEBHOOKS, query.store()));
        begin(stream, mine);
        emitter.onCompletion(stream::close);
        Thread.ofVirtual().name("events-" + query.store().value()).start(() -> follow(query, stream, mine));
        return emitter;
    }

    private static void begin(EventStream stream, AtomicInteger mine) {
        try {
            stream.begin();
        } catch (IOException e) {
            mine.decrementAndGet();
            throw new UncheckedIOException(e);
        }
    }

    /** Subscribes before it reads, so that an event in between is not told late. */
    private void follow(EventQuery query, EventStream stream, AtomicInteger mine) {
        try (var _ = tail.subscribe(query::wants, _ -> stream.wake())) {
            stream.run();
        } finally {
            mine.decrementAndGet();
        }
    }
}
