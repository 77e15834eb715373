package org.malipo.webhooks;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.malipo.outbound.OutboundAnswer;
import org.malipo.outbound.OutboundFailure;
import org.malipo.outbound.OutboundHttp;
import org.malipo.outbound.UserAgent;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Component;

/** Signs a delivery and sends it, once. */
@Component
class DeliveryAttempt {
    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final int LONGEST_HEADERS = 4_000;

    private final WebhookSecrets secrets;
    private final Stores stores;
    private final OutboundHttp http;
    private final Clock clock;
    private final UserAgent agent;

    DeliveryAttempt(WebhookSecrets secrets, Stores stores, OutboundHttp http, Clock clock, UserAgent agent) {
        this.secrets = secrets;
        this.stores = stores;
        this.http = http;
        this.clock = clock;
        this.agent = agent;
    }

    DeliveryResult make(Webhook webhook, QueuedDelivery delivery) {
        var signing = secrets.of(webhook);
        if (signing.isEmpty() || stores.find(webhook.store()).isEmpty()) {
            return DeliveryResult.failed("The webhook was deleted", Exchange.NONE);
        }
        var body = delivery.body().getBytes(StandardCharsets.UTF_8);
        var headers = headers(signing.get(), body);
        long begin = System.nanoTime();
        try {
            var answer = http.exchange(URI.create(webhook.url()), headers, body, LIMIT);
            return DeliveryResult.answered(answer.status(), exchange(headers, answer));
        } catch (OutboundFailure e) {
            int total = millis(Duration.ofNanos(System.nanoTime() - begin));
            return DeliveryResult.failed(e.getMessage(), new Exchange(text(headers), null, null, null, total));
        }
    }

    private Map<String, String> headers(SigningSecrets signing, byte[] body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(UserAgent.HEADER, agent.value());
        headers.put("Content-Type", "application/json");
        headers.put(Signature.HEADER, Signature.of(signing.older(), body));
        headers.put(Signature.TIMED_HEADER, Signature.timed(signing.all(), clock.instant(), body));
        return headers;
    }

    private static Exchange exchange(Map<String, String> headers, OutboundAnswer answer) {
        var connect = answer.connect();
        return new Exchange(
                text(headers),
                storable(answer.headers()),
                storable(new String(answer.start(), StandardCharsets.UTF_8)),
                connect == null ? null : millis(connect),
                millis(answer.total()));
    }

    private static String text(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(joining("\n"));
    }

    /** PostgreSQL keeps any text but the one with a zero in it. */
    private static String storable(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_HEADERS)).replace('\0', '\uFFFD');
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
