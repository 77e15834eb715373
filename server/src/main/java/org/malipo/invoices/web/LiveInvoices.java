package org.malipo.invoices.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.Invoices;
import org.malipo.outbox.EventTail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages of an invoice how far the log speaks of it: at once, and whenever it says more. A stream ends after a few
 * minutes and the page asks for another, so that whoever has lost their rights does not go on hearing.
 */
@Controller
class LiveInvoices {
    private static final Logger log = LoggerFactory.getLogger(LiveInvoices.class);
    private static final int MOST = 2_000;
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final AtomicInteger open = new AtomicInteger();
    private final EventTail tail;
    private final Invoices invoices;

    LiveInvoices(EventTail tail, Invoices invoices) {
        this.tail = tail;
        this.invoices = invoices;
    }

    @GetMapping("/stores/{storeId}/invoices/{invoiceId}/events")
    @Requires(Permission.CAN_VIEW_INVOICES)
    SseEmitter events(@PathVariable StoreId storeId, @PathVariable String invoiceId) {
        if (!invoices.storeOf(new InvoiceId(invoiceId)).equals(Optional.of(storeId))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        var emitter = new SseEmitter(LIFE.plus(HEARTBEAT).toMillis());
        var stream = new Stream(invoiceId, emitter);
        emitter.onCompletion(stream::close);
        Thread.ofVirtual().name("live-invoice-" + invoiceId).start(() -> {
            try {
                stream.run();
            } finally {
                open.decrementAndGet();
            }
        });
        return emitter;
    }

    /** One open page. */
    private final class Stream {
        private final Semaphore news = new Semaphore(1);
        private final long end = System.nanoTime() + LIFE.toNanos();
        private final String invoice;
        private final SseEmitter emitter;
        private volatile boolean closed;

        Stream(String invoice, SseEmitter emitter) {
            this.invoice = invoice;
            this.emitter = emitter;
        }

        void close() {
            closed = true;
            news.release();
        }

        /** Subscribes before it looks, so that a change in between is not missed. */
        void run() {
            try (var _ = tail.subscribe(event -> event.subject().equals(invoice), _ -> news.release())) {
                while (!closed && System.nanoTime() < end) {
                    tellOrBeat();
                }
                emitter.complete();
            } catch (IOException | IllegalStateException e) {
                log.debug("A page of an invoice is gone: {}", e.toString());
                emitter.complete();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                emitter.complete();
            } catch (RuntimeException e) {
                log.info("A page of an invoice has to connect again: {}", e.toString());
                emitter.completeWithError(e);
            }
        }

        private void tellOrBeat() throws IOException, InterruptedException {
            if (!news.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                emitter.send(SseEmitter.event().comment("still here"));
                return;
            }
            news.drainPermits();
            if (!closed) {
                var last = tail.about(invoice, 1);
                emitter.send(SseEmitter.event()
                        .name("position")
                        .data(String.valueOf(last.isEmpty() ? 0 : last.getLast().position())));
            }
        }
    }
}
