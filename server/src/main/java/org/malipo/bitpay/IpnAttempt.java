package org.malipo.bitpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.malipo.outbound.OutboundFailure;
import org.malipo.outbound.OutboundHttp;
import org.malipo.outbound.UserAgent;
import org.malipo.outbox.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Sends a queued message, once, and puts the end on record. What does not arrive is tried six times, ten minutes apart. */
@Component
class IpnAttempt {
    static final Duration PAUSE = Duration.ofMinutes(10);
    static final int MOST_ATTEMPTS = 6;

    private static final Logger log = LoggerFactory.getLogger(IpnAttempt.class);
    /** Strangers choose addresses, and each that does not answer holds a place for so long. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final IpnQueue queue;
    private final OutboundHttp http;
    private final UserAgent agent;
    private final Clock clock;

    IpnAttempt(IpnQueue queue, OutboundHttp http, UserAgent agent, Clock clock) {
        this.queue = queue;
        this.http = http;
        this.agent = agent;
        this.clock = clock;
    }

    void make(Claim<IpnMessage> claim) {
        var message = claim.row();
        var result = send(message);
        var now = clock.instant();
        if (result.succeeded() || message.attempts() + 1 >= MOST_ATTEMPTS) {
            queue.end(claim, result, now);
        } else {
            queue.wait(claim, result, now.plus(PAUSE));
        }
        if (!result.succeeded()) {
            log.info(
                    "Message {} of invoice {} failed, attempt {} of {}: {}",
                    message.eventName(),
                    message.invoiceId(),
                    message.attempts() + 1,
                    MOST_ATTEMPTS,
                    result.error());
        }
    }

    IpnResult send(IpnMessage message) {
        var headers =
                Map.of(UserAgent.HEADER, agent.value(), HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        try {
            return IpnResult.answered(
                    http.post(URI.create(message.url()), headers, message.body().getBytes(UTF_8), LIMIT));
        } catch (OutboundFailure e) {
            return IpnResult.failed(e.getMessage());
        }
    }
}
