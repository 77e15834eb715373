package org.malipo.events;

import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Standing;
import org.malipo.outbox.EventLog;
import org.malipo.outbox.EventTail;
import org.malipo.web.LiveStreams;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The streams of programs that follow a store. */
@Component
class EventStreams {
    static final int MOST_OF_ONE_PERSON = 20;

    private final LiveStreams streams = new LiveStreams("follower", 1_000, MOST_OF_ONE_PERSON, LiveStreams.ENDLESS);
    private final EventLog log;
    private final EventTail tail;
    private final Standing standing;

    EventStreams(EventLog log, EventTail tail, Standing standing) {
        this.log = log;
        this.tail = tail;
        this.standing = standing;
    }

    SseEmitter open(Caller caller, EventQuery query, long after) {
        var held = standing.of(caller);
        return streams.open(
                caller.user().value(),
                new EventStream(
                        log, tail, query, after, () -> held.may(Permission.CAN_MODIFY_WEBHOOKS, query.store())));
    }
}
