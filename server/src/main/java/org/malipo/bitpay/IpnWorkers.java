package org.malipo.bitpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.malipo.outbound.OutboundFailure;
import org.malipo.outbound.OutboundHttp;
import org.malipo.outbound.UserAgent;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.ClaimedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Sends the queued messages, a share for each store. What does not arrive is tried six times, ten minutes apart. */
@Component
class IpnWorkers implements SmartLifecycle, ClaimedWork<IpnMessage> {
    static final Duration PAUSE = Duration.ofMinutes(10);
    static final int MOST_ATTEMPTS = 6;

    private static final Logger log = LoggerFactory.getLogger(IpnWorkers.class);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Pace PACE =
            new Pace("Messages to shops", 200, 16, Duration.ofSeconds(1), Duration.ofSeconds(4));

    private final IpnQueue queue;
    private final OutboundHttp http;
    private final UserAgent agent;
    private final Clock clock;
    private final ClaimWorkers<IpnMessage> workers = new ClaimWorkers<>(this, PACE);

    IpnWorkers(IpnQueue queue, OutboundHttp http, UserAgent agent, Clock clock) {
        this.queue = queue;
        this.http = http;
        this.agent = agent;
        this.clock = clock;
    }

    /** Says that there may be something to send. */
    void wake() {
        workers.wake();
    }

    @Override
    public void start() {
        workers.start();
    }

    @Override
    public void stop() {
        workers.stop();
    }

    @Override
    public boolean isRunning() {
        return workers.isRunning();
    }

    @Override
    public List<IpnMessage> claim(String process, int perOwner, Collection<String> busyOwners) {
        return queue.claim(process, perOwner, busyOwners, clock.instant());
    }

    @Override
    public void renewClaims(String process, Collection<String> ids) {
        queue.renewClaims(process, ids, clock.instant());
    }

    @Override
    public int reopenLapsed() {
        return queue.reopenLapsed(clock.instant());
    }

    @Override
    public String idOf(IpnMessage message) {
        return message.id();
    }

    @Override
    public String ownerOf(IpnMessage message) {
        return message.storeId();
    }

    @Override
    public void work(IpnMessage message, String process) {
        var result = send(message);
        var now = clock.instant();
        if (result.succeeded() || message.attempts() + 1 >= MOST_ATTEMPTS) {
            queue.end(message.id(), process, result, now);
        } else {
            queue.wait(message.id(), process, result, now.plus(PAUSE));
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

    private IpnResult send(IpnMessage message) {
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
