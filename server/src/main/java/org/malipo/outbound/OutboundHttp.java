package org.malipo.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.malipo.outbound.OutboundFailure.Kind;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Calls users' URLs. Names are resolved by {@link OutboundUrls} for the very connection that is made, so a name that
 * changes its mind between check and use gains nothing; redirects that keep the method (307, 308) are followed a few times,
 * each checked anew; of the answer's body the beginning is kept.
 */
@Component
public class OutboundHttp implements DisposableBean {
    private static final int MAX_REDIRECTS = 3;
    private static final Set<Integer> SAME_METHOD_REDIRECTS = Set.of(307, 308);
    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    private static final String CONNECTED = "malipo.connected";
    /** More than all callers have under way together: they bound themselves, and stores share hosts. */
    private static final int MOST_CONNECTIONS = 2_000;

    private static final int SKIPPED = 64 * 1_024;

    private final OutboundUrls urls;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("outbound-deadlines").factory());

    OutboundHttp(OutboundUrls urls) {
        this.urls = urls;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedResolver())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setValidateAfterInactivity(Timeout.ofSeconds(1))
                                .setTimeToLive(Timeout.ofMinutes(1))
                                .build())
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .build())
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), CONNECTED, (request, scope, chain) -> {
                    scope.clientContext.setAttribute(CONNECTED, System.nanoTime());
                    return chain.proceed(request, scope);
                })
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    /**
     * {@return the HTTP status of the answer}
     *
     * @param limit for the whole call, redirects and all
     * @throws OutboundFailure if there was no answer within {@code limit}
     */
    public int post(URI url, Map<String, String> headers, byte[] body, Duration limit) throws OutboundFailure {
        return exchange(url, headers, body, limit).status();
    }

    /**
     * The same, with what was answered.
     *
     * @throws OutboundFailure if there was no answer within {@code limit}
     */
    public OutboundAnswer exchange(URI url, Map<String, String> headers, byte[] body, Duration limit)
            throws OutboundFailure {
        return follow(url, headers, body, limit);
    }

    /**
     * Gets what is there, by the same rules.
     *
     * @throws OutboundFailure if there was no answer within {@code limit}
     */
    public OutboundAnswer get(URI url, Map<String, String> headers, Duration limit) throws OutboundFailure {
        return follow(url, headers, null, limit);
    }

    /**
     * Posts to this address alone: what the headers hold is for nobody else, so no redirect is followed.
     *
     * @param kept how much of the answer's body is kept, in bytes
     * @throws OutboundFailure if there was no answer within {@code limit}
     */
    public OutboundAnswer postHere(URI url, Map<String, String> headers, byte[] body, Duration limit, int kept)
            throws OutboundFailure {
        var refusal = urls.refusal(url);
        if (refusal.isPresent()) {
            throw new OutboundFailure(Kind.FORBIDDEN, refusal.get());
        }
        long begin = System.nanoTime();
        return once(url, headers, body, limit.toNanos(), kept).timed(Duration.ofNanos(System.nanoTime() - begin));
    }

    /** @param body what is posted; null to get */
    private OutboundAnswer follow(URI url, Map<String, String> headers, byte @Nullable [] body, Duration limit)
            throws OutboundFailure {
        long begin = System.nanoTime();
        long deadline = begin + limit.toNanos();
        var target = url;
        for (int hop = 0; ; hop++) {
            var refusal = urls.refusal(target);
            if (refusal.isPresent()) {
                throw new OutboundFailure(Kind.FORBIDDEN, refusal.get());
            }
            var answer = once(target, headers, body, deadline - System.nanoTime(), OutboundAnswer.KEPT);
            if (answer.redirect() == null || hop == MAX_REDIRECTS) {
                return answer.timed(Duration.ofNanos(System.nanoTime() - begin));
            }
            target = answer.redirect();
        }
    }

    private Answer once(URI url, Map<String, String> headers, byte @Nullable [] body, long nanosLeft, int kept)
            throws OutboundFailure {
        var request = body == null ? new HttpGet(url) : new HttpPost(url);
        var context = HttpClientContext.create();
        long begin = System.nanoTime();
        headers.forEach(request::setHeader);
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        }
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(CONNECT)
                .setResponseTimeout(Timeout.ofMilliseconds(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanosLeft))))
                .build());
        // The time-out above is between two bytes; this one ends a call whose answer trickles.
        var end = deadlines.schedule(request::abort, Math.max(1, nanosLeft), TimeUnit.NANOSECONDS);
        try {
            return client.execute(
                    request, context, response -> Answer.of(url, response, connected(context, begin), kept));
        } catch (IOException | IllegalStateException e) {
            throw failure(e);
        } finally {
            end.cancel(false);
        }
    }

    private static @Nullable Duration connected(HttpClientContext context, long begin) {
        return context.getAttribute(CONNECTED) instanceof Long at ? Duration.ofNanos(at - begin) : null;
    }

    private static OutboundFailure failure(Exception e) {
        return switch (e) {
            case OutboundUrls.ForbiddenAddress forbidden ->
                new OutboundFailure(Kind.FORBIDDEN, String.valueOf(forbidden.getMessage()));
            case UnknownHostException unknown ->
                new OutboundFailure(Kind.UNKNOWN_HOST, "The name of the host could not be resolved");
            case SocketTimeoutException late -> new OutboundFailure(Kind.SILENT, "There was no answer in time");
            case InterruptedIOException late -> new OutboundFailure(Kind.SILENT, "There was no answer in time");
            case SSLException tls -> new OutboundFailure(Kind.TLS, "The secure connection failed: " + tls.getMessage());
            case ConnectException refused -> new OutboundFailure(Kind.REFUSED, "The connection was refused");
            default -> new OutboundFailure(Kind.OTHER, "The connection failed: " + e.getMessage());
        };
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    private record Answer(
            int status,
            @Nullable URI redirect,
            String headers,
            byte[] start,
            @Nullable Duration connect) {
        static Answer of(URI asked, ClassicHttpResponse response, @Nullable Duration connect, int kept)
                throws IOException {
            var headers = Arrays.stream(response.getHeaders())
                    .map(header -> header.getName() + ": " + header.getValue())
                    .collect(Collectors.joining("\n"));
            return new Answer(response.getCode(), redirect(asked, response), headers, start(response, kept), connect);
        }

        OutboundAnswer timed(Duration total) {
            return new OutboundAnswer(status, headers, start, connect, total);
        }

        private static @Nullable URI redirect(URI asked, ClassicHttpResponse response) {
            var location = response.getFirstHeader("Location");
            if (location == null || !SAME_METHOD_REDIRECTS.contains(response.getCode())) {
                return null;
            }
            try {
                return asked.resolve(location.getValue());
            } catch (IllegalArgumentException e) {
                return null; // a Location that is no URI leads nowhere
            }
        }

        /** Reads a little further, so that the connection can be used again; a longer answer ends it. */
        private static byte[] start(ClassicHttpResponse response, int kept) throws IOException {
            if (response.getEntity() == null) {
                return new byte[0];
            }
            var content = response.getEntity().getContent();
            var start = content.readNBytes(kept);
            if (content.readNBytes(SKIPPED).length == SKIPPED) {
                response.setEntity(null);
            }
            return start;
        }
    }

    /** Resolves through the guard. */
    private final class GuardedResolver extends SystemDefaultDnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return urls.resolve(host, -1);
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            return Arrays.stream(urls.resolve(host, port))
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }
    }
}
