package org.malipo.checkout;

import java.util.concurrent.atomic.AtomicInteger;
import org.malipo.access.Public;
import org.malipo.outbox.EventTail;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open pay pages that their invoice has changed. Each page has a virtual thread of its own, and they are counted. */
@Controller
@CrossOrigin
class LivePages {
    private static final int MOST = 5_000;
    private static final long NO_TIMEOUT = 0;

    private final Bills bills;
    private final EventTail tail;
    private final AtomicInteger open = new AtomicInteger();

    LivePages(Bills bills, EventTail tail) {
        this.bills = bills;
        this.tail = tail;
    }

    @GetMapping(path = "/i/{invoiceId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Public
    SseEmitter events(@PathVariable String invoiceId) {
        bills.get(invoiceId, null);
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        var emitter = new SseEmitter(NO_TIMEOUT);
        var page = new LivePage(emitter, () -> bills.find(invoiceId, null));
        emitter.onCompletion(page::close);
        Thread.ofVirtual().name("live-page-" + invoiceId).start(() -> follow(invoiceId, page));
        return emitter;
    }

    /** Subscribes before it looks, so that a change in between is not missed. */
    private void follow(String invoiceId, LivePage page) {
        try (var _ = tail.subscribe(event -> event.subject().equals(invoiceId), _ -> page.wake())) {
            page.run();
        } finally {
            open.decrementAndGet();
        }
    }
}
