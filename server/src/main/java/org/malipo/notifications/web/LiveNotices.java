package org.malipo.notifications.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.RightsChanged;
import org.malipo.access.UserId;
import org.malipo.notifications.Notices;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventTail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages how many notices their person has not seen, at once and whenever that changes. A stream ends after a few
 * minutes, and the page asks for another. When the person's rights change it ends at once, after telling the page to look
 * whether it may stay.
 */
@Controller
class LiveNotices {
    private static final Logger log = LoggerFactory.getLogger(LiveNotices.class);
    private static final int MOST_OF_ONE_PERSON = 200; // pages that were left count until the next heartbeat
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final Map<UserId, AtomicInteger> open = new ConcurrentHashMap<>();
    private final Notices notices;
    private final EventTail tail;

    LiveNotices(Notices notices, EventTail tail) {
        this.notices = notices;
        this.tail = tail;
    }

    @GetMapping("/notifications/events")
    @Requires(Permission.CAN_VIEW_NOTIFICATIONS)
    SseEmitter events() {
        var user = Caller.current().user();
        var pages = open.computeIfAbsent(user, _ -> new AtomicInteger());
        if (pages.incrementAndGet() > MOST_OF_ONE_PERSON) {
            pages.decrementAndGet();
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        var emitter = new SseEmitter(LIFE.plus(HEARTBEAT).toMillis());
        var stream = new Stream(user, emitter);
        emitter.onCompletion(stream::close);
        Thread.ofVirtual().name("live-notices").start(() -> {
            try {
                stream.run();
            } finally {
                pages.decrementAndGet();
            }
        });
        return emitter;
    }

    private static boolean concerns(Event event, UserId user) {
        return event.type().equals(Notices.CHANGED) && event.payload().contains('"' + user.value() + '"');
    }

    /** One open page. */
    private final class Stream {
        private final Semaphore news = new Semaphore(1);
        private final long end = System.nanoTime() + LIFE.toNanos();
        private final UserId user;
        private final SseEmitter emitter;
        private volatile boolean closed;
        private volatile boolean rightsChanged;
        private int told = -1;

        Stream(UserId user, SseEmitter emitter) {
            this.user = user;
            this.emitter = emitter;
        }

        void close() {
            closed = true;
            news.release();
        }

        private void loseRights() {
            rightsChanged = true;
            news.release();
        }

        /** Subscribes before it looks, so that a change in between is not missed. */
        void run() {
            try (var _ = tail.subscribe(event -> concerns(event, user), _ -> news.release());
                    var _ = tail.subscribe(event -> RightsChanged.concerns(event, user), _ -> loseRights())) {
                while (!closed && !rightsChanged && System.nanoTime() < end) {
                    tellOrBeat();
                }
                if (rightsChanged) {
                    emitter.send(SseEmitter.event().name("rights").data("changed"));
                }
                emitter.complete();
            } catch (IOException | IllegalStateException e) {
                log.debug("A page is gone: {}", e.toString());
                emitter.complete();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                emitter.complete();
            } catch (RuntimeException e) {
                log.info("A page has to connect again: {}", e.toString());
                emitter.completeWithError(e);
            }
        }

        private void tellOrBeat() throws IOException, InterruptedException {
            if (!news.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                emitter.send(SseEmitter.event().comment("still here"));
                return;
            }
            news.drainPermits();
            if (rightsChanged) {
                return;
            }
            int unseen = notices.unseen(user);
            if (!closed && unseen != told) {
                emitter.send(SseEmitter.event().name("unseen").data(String.valueOf(unseen)));
                told = unseen;
            }
        }
    }
}
