package org.malipo.checkout;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open pay page. It is told the tag of the present state at once and at every change; many changes at the same time
 * are one. A tag that the page has already costs nothing, so connecting again never misses the last state.
 */
final class LivePage {
    private static final Logger log = LoggerFactory.getLogger(LivePage.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Semaphore news = new Semaphore(0);
    private final SseEmitter emitter;
    private final Supplier<Optional<Bill>> present;
    private volatile boolean closed;
    private String told = "";

    LivePage(SseEmitter emitter, Supplier<Optional<Bill>> present) {
        this.emitter = emitter;
        this.present = present;
    }

    /** Never waits. */
    void wake() {
        news.release();
    }

    void close() {
        closed = true;
        wake();
    }

    /** Returns when the page is gone or nothing more can happen. */
    void run() {
        try {
            tellUntilEnd();
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            log.debug("A pay page is gone: {}", e.toString());
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            log.info("A pay page has to connect again: {}", e.toString());
            emitter.completeWithError(e);
        }
    }

    private void tellUntilEnd() throws IOException, InterruptedException {
        boolean goesOn = tellPresent();
        while (goesOn && !closed) {
            if (news.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
                goesOn = tellPresent();
            } else {
                emitter.send(SseEmitter.event().comment("still here"));
            }
        }
    }

    /** {@return whether more can follow} */
    private boolean tellPresent() throws IOException {
        if (closed) {
            return false;
        }
        var bill = present.get();
        if (bill.isEmpty()) {
            return false;
        }
        var tag = bill.get().tag();
        if (!tag.equals(told)) {
            emitter.send(SseEmitter.event().name("state").id(tag).data(tag));
            told = tag;
        }
        if (Screen.isLast(bill.get().invoice().status())) {
            emitter.send(SseEmitter.event().name("end").data(tag));
            return false;
        }
        return true;
    }
}
