package org.malipo.outbox;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.TestPostgres;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/** One process leads at a time, and one that no longer leads writes nothing. */
class LeaseTests {
    private LogProcess process;

    @BeforeEach
    void open() {
        process = new LogProcess(TestPostgres.newDatabase());
    }

    @AfterEach
    void close() {
        process.close();
    }

    @Test
    void aLeaderThatWakesUpLateWritesNothing() throws Exception {
        var lease = new CompletableFuture<Lease>();
        var stopped = new CountDownLatch(1);
        process.leases.lead("work", held -> lead(held, lease, stopped));
        process.start();
        var held = lease.get(20, TimeUnit.SECONDS);

        anotherTakesOver("work");

        assertThatThrownBy(() -> process.transaction.executeWithoutResult(_ -> {
                    process.outbox.append(LogProcess.event("test.late", "late", 0));
                    held.check();
                }))
                .isInstanceOf(LeaseLost.class);
        assertThat(process.jdbc
                        .sql("select count(*) from event")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(stopped.await(20, TimeUnit.SECONDS))
                .as("the leader was told to stop")
                .isTrue();
    }

    @Test
    void aLeaseGivenBackIsTakenAtOnceWithAHigherEpoch() {
        var table = new LeaseTable(process.jdbc);
        var ttl = ofSeconds(60);

        assertThat(table.take("work", "first", ttl)).contains(1L);
        assertThat(table.take("work", "second", ttl)).isEmpty();
        assertThat(table.renew("work", 1, ttl)).isTrue();

        table.expire("work", "first");

        assertThat(table.take("work", "second", ttl)).contains(2L);
        assertThat(table.renew("work", 1, ttl)).isFalse();
        assertThat(table.isHeld("work", 1, ttl)).isFalse();
        assertThat(table.isHeld("work", 2, ttl)).isTrue();
    }

    @Test
    void theDatabaseEndsTheTransactionOfALeaderThatStandsStill() {
        var table = new LeaseTable(process.jdbc);
        var ttl = ofMillis(300);
        table.take("work", "first", ttl);

        assertThatThrownBy(() -> process.transaction.executeWithoutResult(_ -> {
                    assertThat(table.isHeld("work", 1, ttl)).isTrue();
                    process.outbox.append(LogProcess.event("test.late", "late", 0));
                    var second = CompletableFuture.runAsync(() -> await().atMost(ofSeconds(20))
                            .until(() ->
                                    table.take("work", "second", ofSeconds(60)).isPresent()));
                    assertThat(second).succeedsWithin(ofSeconds(20));
                }))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);
        assertThat(process.jdbc
                        .sql("select count(*) from event")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aHandleThatIsClosedLetsAnotherLead() {
        var first = process.leases.lead("work", LeaseTests::waitForEver);
        process.start();
        await().atMost(ofSeconds(20)).until(first::isLeading);

        first.close();
        var second = process.leases.lead("work", LeaseTests::waitForEver);

        await().atMost(ofSeconds(20)).until(second::isLeading);
        assertThat(first.isLeading()).isFalse();
    }

    @Test
    void aLeaderThatFailsWhileItIsInterruptedRestsAndLeadsAgain() throws Exception {
        var tries = new AtomicInteger();
        var failed = new AtomicLong();
        var again = new CompletableFuture<Long>();
        process.leases.lead("work", held -> {
            if (tries.incrementAndGet() == 1) {
                failed.set(System.nanoTime());
                Thread.currentThread().interrupt(); // as the renewal does when the database is away
                throw new DataAccessResourceFailureException("The database is away");
            }
            again.complete(System.nanoTime() - failed.get());
            waitForEver(held);
        });
        process.start();

        assertThat(Duration.ofNanos(again.get(20, TimeUnit.SECONDS)))
                .as("it waits for the database instead of asking without end")
                .isGreaterThan(Duration.ofMillis(900));
    }

    private static void lead(Lease held, CompletableFuture<Lease> lease, CountDownLatch stopped)
            throws InterruptedException {
        lease.complete(held);
        try {
            waitForEver(held);
        } finally {
            stopped.countDown();
        }
    }

    private static void waitForEver(Lease lease) throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private void anotherTakesOver(String name) {
        process.jdbc
                .sql("update lease set holder = 'another', epoch = epoch + 1 where name = :name")
                .param("name", name)
                .update();
    }
}
