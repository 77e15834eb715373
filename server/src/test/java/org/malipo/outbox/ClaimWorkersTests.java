package org.malipo.outbox;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.outbox.TrialTable.Trial;
import org.malipo.testing.TestClock;
import org.malipo.testing.TestPostgres;

/** Rows that several processes work off: none takes more than it can do, and none does what another has taken. */
class ClaimWorkersTests {
    private static final Duration OFTEN = ofMillis(20);
    private static final Duration NEVER = ofHours(1);
    private static final Duration LAPSE = ofSeconds(16);

    private final TestClock clock = new TestClock();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<ClaimWorkers<Trial>> processes = new ArrayList<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private LogProcess database;
    private TrialTable table;

    @BeforeEach
    void open() {
        database = new LogProcess(TestPostgres.newDatabase());
        table = new TrialTable(database.jdbc).create();
    }

    @AfterEach
    void close() {
        end.countDown();
        processes.forEach(ClaimWorkers::stop);
        database.close();
    }

    @Test
    void takeNoMoreThanThereIsRoomFor() {
        IntStream.range(0, 10).forEach(number -> table.add("row-" + number));

        process(3, OFTEN, table, _ -> waitFor(end));

        await().until(() -> begun.size() == 3);
        assertThat(table.count("attempting")).isEqualTo(3);
    }

    @Test
    void keepWhatTheyHoldHoweverMuchKeepsComing() {
        table.add("0-slow");
        table.afterClaim = () -> {
            if (end.getCount() > 0) {
                table.add(UUID.randomUUID().toString());
            }
        };
        process(2, OFTEN, table, claim -> {
            if (claim.row().id().equals("0-slow")) {
                waitFor(end);
            }
        });
        await().until(() -> begun.size() > 20);

        for (int turns = 0; turns < 3; turns++) {
            clock.tick(ofSeconds(10));
            var soon = clock.instant().plusSeconds(4);
            await().until(() -> isHeldUntil(soon));
        }

        assertThat(begun).containsOnlyOnce("0-slow");
    }

    @Test
    void beginNothingThatAnotherHasTakenMeanwhile() {
        var claimed = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        table.add("row");
        table.afterClaim = () -> {
            claimed.countDown();
            waitFor(goesOn);
        };
        process(3, NEVER, table, table::end);
        waitFor(claimed);
        clock.tick(LAPSE);
        var others = new CopyOnWriteArrayList<String>();
        var other = new TrialTable(database.jdbc);
        var second = process(3, OFTEN, other, claim -> {
            others.add(claim.row().id());
            other.end(claim);
        });
        await().until(() -> table.count("done") == 1);
        second.stop();
        begun.clear();

        goesOn.countDown();

        table.add("next");
        await().until(() -> table.count("done") == 2);
        assertThat(begun).containsExactly("next");
        assertThat(others).containsExactly("row");
    }

    @Test
    void recordNothingForAClaimThatIsLostThoughTheyHaveANewOne() {
        var first = new CountDownLatch(1);
        table.add("row");
        process(3, NEVER, table, claim -> {
            waitFor(begun.size() == 1 ? first : end);
            table.end(claim);
            table.add(UUID.randomUUID().toString()); // so that the next work tells that this end was recorded, or not
        });
        await().until(() -> begun.size() == 1);
        clock.tick(LAPSE);
        table.reopenLapsed(clock.instant());
        await().until(() -> begun.size() == 2);

        first.countDown();

        await().until(() -> begun.size() == 3);
        assertThat(table.count("done")).isZero();
    }

    private ClaimWorkers<Trial> process(int places, Duration care, TrialTable of, Consumer<Claim<Trial>> work) {
        var workers = new ClaimWorkers<>(
                new ClaimWorkers.Pace("Trials", places, OFTEN, care),
                of,
                claim -> {
                    begun.add(claim.row().id());
                    work.accept(claim);
                },
                clock);
        processes.add(workers);
        workers.start();
        return workers;
    }

    private boolean isHeldUntil(Instant time) {
        return database.jdbc
                .sql("select claimed_until > :time from trial where id = '0-slow'")
                .param("time", time.atOffset(UTC))
                .query(Boolean.class)
                .single();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
