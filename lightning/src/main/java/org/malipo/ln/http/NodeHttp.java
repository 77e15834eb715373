package org.malipo.ln.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.malipo.ln.connection.Trust;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodeException.Unavailable.Reason;

/**
 * Calls one node. Nothing is sent twice, no redirect is followed, an answer is read up to a bound, and a call ends in time,
 * whatever the node does. Each call runs in a thread of its own, so that whoever waits for it can be interrupted.
 */
public final class NodeHttp implements AutoCloseable {
    static final int MOST_OF_AN_ANSWER = 16 << 20;

    private final String server;
    private final CloseableHttpClient client;
    private volatile boolean closed;

    public NodeHttp(URI server, Trust trust, Reach reach) {
        this.server = server.toString().replaceFirst("/+$", "");
        this.client = Clients.client(trust, reach);
    }

    /**
     * {@return what is answered, refusals too}
     *
     * @param limit for the whole call
     * @throws Unavailable if no whole answer came in time
     */
    public Answer call(Call call, Duration limit) {
        var exchange = new Exchange(call, limit);
        var task = new FutureTask<>(() -> exchange.run(response -> answer(exchange.request, response)));
        Thread.ofVirtual().name("lightning-call").start(task);
        try {
            return task.get(limit.toNanos(), NANOSECONDS);
        } catch (TimeoutException _) {
            exchange.request.abort();
            throw Failures.slow();
        } catch (InterruptedException _) {
            exchange.request.abort();
            Thread.currentThread().interrupt();
            throw new Unavailable(Reason.BROKEN, "We stopped waiting for the node.", null);
        } catch (ExecutionException e) {
            throw Failures.of(e.getCause(), exchange.isConnected());
        }
    }

    /**
     * {@return lines, as they are sent} Returns when the answer has begun; some nodes begin it only with the first line.
     *
     * @param patience for how long nothing may be heard
     * @throws Unavailable if no answer begins
     */
    public Lines stream(Call call, Duration patience) throws InterruptedException {
        var exchange = new Exchange(call, patience);
        var lines = new Lines(exchange.request);
        Thread.ofVirtual().name("lightning-stream").start(() -> {
            try {
                exchange.run(response -> {
                    lines.pump(response);
                    return response.getCode();
                });
                lines.end();
            } catch (IOException | RuntimeException e) {
                lines.fail(Failures.of(e, exchange.isConnected()));
            }
        });
        lines.begin(patience);
        return lines;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        client.close(CloseMode.IMMEDIATE);
    }

    private static Answer answer(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return new Answer(response.getCode(), "");
        }
        var body = response.getEntity().getContent().readNBytes(MOST_OF_AN_ANSWER + 1);
        if (body.length > MOST_OF_AN_ANSWER) {
            request.abort(); // or the rest would be read to use the connection again
            throw new TooLarge();
        }
        return new Answer(response.getCode(), new String(body, UTF_8));
    }

    private final class Exchange {
        private final HttpClientContext context = HttpClientContext.create();
        private final HttpUriRequestBase request;

        /** @param silence for how long nothing may be heard */
        Exchange(Call call, Duration silence) {
            request = call.request(server);
            var timeout = Timeout.ofMilliseconds(Math.max(1, silence.toMillis()));
            request.setConfig(RequestConfig.custom()
                    .setConnectionRequestTimeout(timeout)
                    .setResponseTimeout(timeout)
                    .build());
        }

        <T> T run(org.apache.hc.core5.http.io.HttpClientResponseHandler<T> handler) throws IOException {
            return client.execute(request, context, handler);
        }

        /** Until then nothing was sent. */
        boolean isConnected() {
            return context.getAttribute(Clients.CONNECTED) != null;
        }
    }

    /** The node says more than anybody can want to know. */
    static final class TooLarge extends IOException {}
}
