package org.malipo.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open stream of server-sent events. Many news at the same time are one. */
public final class LiveStream {
    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Semaphore news = new Semaphore(1); // what there is already is told at once
    private final SseEmitter emitter = new SseEmitter(0L);
    private final String what;
    private final Script script;
    private final long end;
    private volatile boolean closed;

    LiveStream(String what, Script script, Duration life) {
        this.what = what;
        this.script = script;
        this.end = System.nanoTime() + life.toNanos();
        emitter.onCompletion(this::close);
    }

    /** Ends when it is closed. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** What a stream tells. All but the hints happens on the stream's own thread. */
    public interface Script {
        /** {@return a comment that the stream begins with} */
        default String opening() {
            return "open";
        }

        /**
         * Has {@code wake} run whenever there may be something to tell; it never waits. Called before anything is told, so that
         * a change in between is not missed.
         */
        Listening listen(Runnable wake);

        /** Tells what there is. {@return whether more can follow} */
        boolean tell(LiveStream stream) throws IOException;

        /** Says now and then that the stream is open. {@return whether more can follow} */
        default boolean beat(LiveStream stream) throws IOException {
            stream.emitter.send(SseEmitter.event().comment("still here"));
            return true;
        }
    }

    SseEmitter emitter() {
        return emitter;
    }

    public void send(SseEmitter.SseEventBuilder event) throws IOException {
        emitter.send(event);
    }

    /**
     * Said by the thread of the request before it returns, so that this one sends the headers: two threads at the headers of a
     * response break its connection.
     */
    void begin() throws IOException {
        send(SseEmitter.event().comment(script.opening()));
    }

    /** Returns when the client is gone, nothing more can follow or the time is over. */
    void run() {
        try (var _ = script.listen(news::release)) {
            boolean goesOn = true;
            while (goesOn && !closed && System.nanoTime() < end) {
                goesOn = tellOrBeat();
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            log.debug("A {} is gone: {}", what, e.toString());
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            log.info("A {} has to connect again: {}", what, e.toString());
            emitter.completeWithError(e);
        }
    }

    private boolean tellOrBeat() throws IOException, InterruptedException {
        if (!news.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
            return script.beat(this);
        }
        news.drainPermits();
        return !closed && script.tell(this);
    }

    private void close() {
        closed = true;
        news.release();
    }
}
