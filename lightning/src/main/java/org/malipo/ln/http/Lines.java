package org.malipo.ln.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.malipo.ln.node.NodeException.Unavailable;

/** An answer that comes line by line. Closing it ends the call. */
public final class Lines implements AutoCloseable {
    private static final int MOST_OF_A_LINE = 4 << 20;
    private static final int MOST_OF_A_REFUSAL = 64 << 10;
    private static final int WAITING = 16;

    private sealed interface Heard {
        record Begin(int status) implements Heard {}

        record Line(String text) implements Heard {}

        record End() implements Heard {}

        record Failure(Unavailable why) implements Heard {}
    }

    private final HttpUriRequestBase request;
    private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(WAITING);
    private volatile boolean closed;
    private int status;

    Lines(HttpUriRequestBase request) {
        this.request = request;
    }

    void begin(Duration patience) throws InterruptedException {
        if (take(patience) instanceof Heard.Begin(var code)) {
            status = code;
        }
    }

    /** {@return the HTTP status that the answer began with; where it is none of success, the line tells why} */
    public int status() {
        return status;
    }

    /**
     * {@return the next line; empty when the node has ended it}
     *
     * @throws Unavailable if the stream broke, or was silent for longer than {@code patience}
     */
    public Optional<String> next(Duration patience) throws InterruptedException {
        return take(patience) instanceof Heard.Line(var text) ? Optional.of(text) : Optional.empty();
    }

    private Heard take(Duration patience) throws InterruptedException {
        Heard next;
        try {
            next = heard.poll(patience.toNanos(), NANOSECONDS);
        } catch (InterruptedException e) {
            close();
            throw e;
        }
        if (next == null) {
            close();
            throw Failures.slow();
        }
        if (next instanceof Heard.Failure(var why)) {
            throw why;
        }
        return next;
    }

    @Override
    public void close() {
        closed = true;
        request.abort();
        heard.clear();
    }

    void pump(ClassicHttpResponse response) throws IOException {
        tell(new Heard.Begin(response.getCode()));
        if (response.getEntity() == null) {
            return;
        }
        var content = response.getEntity().getContent();
        if (response.getCode() / 100 != 2) {
            tell(new Heard.Line(new String(content.readNBytes(MOST_OF_A_REFUSAL), UTF_8)));
            request.abort();
            return;
        }
        for (var line = line(content); line.isPresent(); line = line(content)) {
            tell(new Heard.Line(line.get()));
        }
    }

    void end() {
        tell(new Heard.End());
    }

    void fail(Unavailable why) {
        tell(new Heard.Failure(why));
    }

    private void tell(Heard what) {
        try {
            if (!closed) {
                heard.put(what);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Blank lines, which keep connections alive, are left out. */
    private Optional<String> line(InputStream content) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = content.read(); next >= 0; next = content.read()) {
            if (next != '\n') {
                line.write(next);
            } else if (!line.toString(UTF_8).isBlank()) {
                return Optional.of(line.toString(UTF_8));
            } else {
                line.reset();
            }
            if (line.size() > MOST_OF_A_LINE) {
                request.abort();
                throw new NodeHttp.TooLarge();
            }
        }
        return Optional.of(line.toString(UTF_8)).filter(text -> !text.isBlank());
    }
}
