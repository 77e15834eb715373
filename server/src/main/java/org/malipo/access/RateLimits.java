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
import java.util.function.Predicate;
import org.malipo.problem.ProblemException;
import org.malipo.problem.RateLimited;
import org.springframework.beans.factory.annotation.Autowired;
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
    private final Predicate<Duration> waiting;
    private final Cache<Client, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(KEPT).build();

    @Autowired
    RateLimits(
            @Value("${malipo.http.ratelimits:true}") boolean enabled,
            Clock clock,
            MeterRegistry metrics,
            WaitingRoom room) {
        this(enabled, clock, metrics, room::await);
    }

    /** @param waiting lets this much time go by, or says that it can't */
    RateLimits(boolean enabled, Clock clock, MeterRegistry metrics, Predicate<Duration> waiting) {
        this.enabled = enabled;
        this.time = meter(clock);
        this.metrics = metrics;
        this.waiting = waiting;
    }

    /** What is limited, and to how much. */
    public enum Zone {
        LOGIN(5, Duration.ofMinutes(1), 3),
        /** Challenges and answers to them, which lie in the database for a while. */
        SIGN_IN_STEP(30, Duration.ofMinutes(1), 30),
        REGISTER(2, Duration.ofMinutes(1), 2),
        /** The first come at once, the others of the burst wait for their turn. */
        PUBLIC_INVOICES(4, Duration.ofMinutes(1), 10, 3),
        PUBLIC_RATES(30, Duration.ofMinutes(1), 30),
        /** Each is laid out anew. */
        RECEIPT_FILES(20, Duration.ofMinutes(1), 20),
        /** Of one person, to whatever mailbox. */
        TEST_LETTERS(5, Duration.ofMinutes(1), 5),
        FORGOT_PASSWORD(5, Duration.ofDays(1), 5),
        PAYJOIN(5, Duration.ofMinutes(1), 3);

        private final int times;
        private final Duration per;
        private final int burst;
        private final int atOnce;

        /** @param burst how many may come at once beside the one whose turn it is */
        Zone(int times, Duration per, int burst) {
            this(times, per, burst, burst);
        }

        /** @param atOnce how many of the burst do not wait */
        Zone(int times, Duration per, int burst, int atOnce) {
            this.times = times;
            this.per = per;
            this.burst = burst;
            this.atOnce = atOnce;
        }

        /** {@return how long one waits after whom the bucket is full again in that time} */
        private Duration pause(Duration untilFull) {
            return atOnce == burst
                    ? Duration.ZERO
                    : untilFull.minus(per.multipliedBy(atOnce + 1L).dividedBy(times));
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
     * Lets this client through; in some zones after a pause, which it spends here.
     *
     * @param who its address, as the request says
     * @throws ProblemException with {@link RateLimited} if it asks too often
     */
    public void take(Zone zone, String who) {
        tryTake(zone, who).ifPresent(wait -> {
            throw new ProblemException(new RateLimited(wait));
        });
    }

    /** {@return how long this client must wait before it asks again, or empty if it is let through} */
    public Optional<Duration> tryTake(Zone zone, String who) {
        if (!enabled) {
            return Optional.empty();
        }
        var bucket = buckets.get(
                new Client(zone, ClientAddress.network(who)),
                client -> client.zone().bucket(time));
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            return refused(zone, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
        var pause = zone.pause(Duration.ofNanos(probe.getNanosToWaitForReset()));
        if (!pause.isPositive() || waiting.test(pause)) {
            return Optional.empty();
        }
        bucket.addTokens(1);
        return refused(zone, pause);
    }

    private Optional<Duration> refused(Zone zone, Duration wait) {
        metrics.counter("malipo.ratelimit.rejected", "zone", zone.name()).increment();
        return Optional.of(wait);
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
