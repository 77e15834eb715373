package org.malipo.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The end of the log, live, in every process: for pages that are open here. Tells of events from now on; whoever subscribes
 * reads the present state afterwards, so that nothing falls between.
 */
@Component
public class EventTail implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EventTail.class);
    private static final int BATCH = 500;
    private static final long LOOK_MILLIS = 500;

    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final EventTable events;
    private final EventSignals signals;
    private volatile boolean running;

    EventTail(EventTable events, EventSignals signals) {
        this.events = events;
        this.signals = signals;
    }

    /** Ends when it is closed. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Has {@code listener} hear of the events that {@code which} admits. It is called on the tail's own thread and must not
     * wait for anything: hand over and return.
     */
    public Subscription subscribe(Predicate<Event> which, Consumer<Event> listener) {
        var subscriber = new Subscriber(which, listener);
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    /** {@return the last {@code most} that the log says about one subject so far, in order} */
    public List<Event> about(String subject, int most) {
        return events.about(subject, most);
    }

    /** {@return where the last {@code most} of these stand, newest first} */
    public List<Long> positionsAbout(String subject, int most) {
        return events.positionsAbout(subject, most);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("event-tail").start(this::follow);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void follow() {
        long position = -1;
        try (var news = signals.newReader()) {
            while (running) {
                try {
                    position = readOn(position);
                } catch (RuntimeException e) {
                    log.warn("Live pages wait for the database: {}", e.getMessage());
                }
                news.await(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long readOn(long from) {
        long position = from;
        if (position < 0 || subscribers.isEmpty()) {
            return events.head();
        }
        while (true) {
            var batch = events.after(position, BATCH);
            for (var event : batch) {
                position = event.position();
                subscribers.forEach(subscriber -> subscriber.tell(event));
            }
            if (batch.size() < BATCH) {
                return position;
            }
        }
    }

    /** Compared by identity: two pages may ask for the same. */
    private static final class Subscriber {
        private final Predicate<Event> which;
        private final Consumer<Event> listener;

        Subscriber(Predicate<Event> which, Consumer<Event> listener) {
            this.which = which;
            this.listener = listener;
        }

        void tell(Event event) {
            try {
                if (which.test(event)) {
                    listener.accept(event);
                }
            } catch (RuntimeException e) {
                log.warn("A live page could not be told of event {}: {}", event.position(), e.toString());
            }
        }
    }
}
