package org.malipo.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.malipo.problem.ProblemException;
import org.malipo.problem.RateLimited;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Holds strangers to a pace, each address by itself. Counted in the memory of each process: with several processes an
 * address gets as much from each.
 */
@Component
public class RateLimits {
    private static final int MOST_KEPT = 100_000;
    /** An address that stayed away for that long has a full bucket again. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final boolean enabled;
    private final TimeMeter time;
    private final MeterRegistry metrics;
    private final Cache<Client, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(KEPT).build();

    RateLimits(@Value("${malipo.http.ratelimits:true}") boolean enabled, Clock clock, MeterRegistry metrics) {
        this.enabled = enabled;
        this.time = meter(clock);
        this.metrics = metrics;
    }

    /** What is limited, and to how much. */
    public enum Zone {
        LOGIN(5, Duration.ofMinutes(1), 3),
        /** Challenges and answers to them, which lie in the database for a while. */
        SIGN_IN_STEP(30, Duration.ofMinutes(1), 30),
        REGISTER(2, Duration.ofMinutes(1), 2),
        PUBLIC_INVOICES(4, Duration.ofMinutes(1), 10),
        FORGOT_PASSWORD(5, Duration.ofDays(1), 5),
        PAYJOIN(5, Duration.ofMinutes(1), 3);

        private final int times;
        private final Duration per;
        private final int burst;

        /** @param burst how many may come at once beside the one whose turn it is */
        Zone(int times, Duration per, int burst) {
            this.times = times;
            this.per = per;
            this.burst = burst;
        }

        private Bucket bucket(TimeMeter time) {
            return Bucket.builder()
                    .withCustomTimePrecision(time)
                    .addLimit(limit -> limit.capacity(burst + 1L).refillGreedy(times, per))
                    .build();
        }
    }

    private record Client(Zone zone, String address) {}

    /**
     * Lets this client through.
     *
     * @param who its address, as the request says
     * @throws ProblemException with {@link RateLimited} if it asks too often
     */
    public void take(Zone zone, String who) {
        tryTake(zone, who).ifPresent(wait -> {
            throw new ProblemException(new RateLimited(wait));
        });
    }

    /** {@return how long this client must wait, or empty if it is let through} */
    public Optional<Duration> tryTake(Zone zone, String who) {
        if (!enabled) {
            return Optional.empty();
        }
        var bucket = buckets.get(
                new Client(zone, ClientAddress.network(who)),
                client -> client.zone().bucket(time));
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        metrics.counter("malipo.ratelimit.rejected", "zone", zone.name()).increment();
        return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static TimeMeter meter(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(
                        Duration.between(Instant.EPOCH, clock.instant()).toMillis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
