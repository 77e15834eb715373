package org.malipo.outbox;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.outbox.Recorder.Note;
import org.malipo.testing.TestPostgres;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** No consumer skips an event, sees one twice or out of order, whatever dies meanwhile. */
class EventLogTests {
    private static final int WRITERS = 8;
    private static final int EACH = 150;
    private static final int KILLS = 60;
    private static final Duration PATIENCE = ofSeconds(90);

    private final Recorder recorder = new Recorder();
    private String database = "";

    @BeforeEach
    void makeDatabase() {
        database = TestPostgres.newDatabase();
    }

    @Test
    void losesNothingWhenEightWritersRollBackAndConnectionsDie() throws Exception {
        try (var process = new LogProcess(database, recorder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            recorder.of(process);
            process.start();

            var work = new ArrayList<Callable<Void>>();
            IntStream.range(0, WRITERS).forEach(writer -> work.add(() -> write(process, "writer-" + writer)));
            work.add(() -> cutConnections(process));
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
            awaitNotes(process, WRITERS * EACH);

            assertEverythingOnceAndInOrder(Recorder.notes(process));
            assertThat(positions(process))
                    .isEqualTo(LongStream.rangeClosed(1, WRITERS * EACH).boxed().toList());
        }
    }

    @Test
    void goesOnWhereAKilledProcessWas() {
        try (var second = new LogProcess(database, recorder)) {
            var first = new LogProcess(database, recorder);
            recorder.of(first);
            first.start();
            appendTo(first, 0, 20);
            awaitNotes(second, 20);

            first.kill();
            appendTo(second, 20, 40);
            recorder.of(second);
            second.start();
            awaitNotes(second, 40);

            assertThat(Recorder.notes(second)).extracting(Note::number).isEqualTo(numbers(40));
        }
    }

    @Test
    void goesOnInACopyOfTheDatabase() {
        var copy = TestPostgres.newDatabase();
        try (var original = new LogProcess(database, recorder);
                var restored = new LogProcess(copy, recorder)) {
            recorder.of(original);
            original.start();
            appendTo(original, 0, 10);
            awaitNotes(original, 10);
            original.leases.stop();
            copy(original, restored);

            recorder.of(restored);
            restored.start();
            appendTo(restored, 10, 20);
            awaitNotes(restored, 10);

            assertThat(Recorder.notes(restored))
                    .extracting(Note::number)
                    .isEqualTo(numbers(20).subList(10, 20));
            assertThat(Recorder.notes(restored))
                    .extracting(Note::position)
                    .isEqualTo(LongStream.rangeClosed(11, 20).boxed().toList());
        }
    }

    @Test
    void putsOneSubjectAsideAndKeepsItsOrder() {
        try (var process = new LogProcess(database, recorder)) {
            recorder.of(process).failAt("bad");
            process.start();
            for (int number = 0; number < 3; number++) {
                process.append(Recorder.TYPE, "bad", number);
                process.append(Recorder.TYPE, "good", number);
            }
            awaitNotes(process, 3);
            assertThat(Recorder.notes(process)).extracting(Note::subject).containsOnly("good");
            assertThat(process.consumers.isCaughtUp(recorder)).isFalse();

            recorder.failAt(null);
            awaitNotes(process, 6);

            assertEverythingOnceAndInOrder(Recorder.notes(process));
            await().atMost(PATIENCE).until(() -> process.consumers.isCaughtUp(recorder));
        }
    }

    /** Each number is written again until the log has it: a commit whose answer was lost may have succeeded. */
    private static Void write(LogProcess process, String subject) {
        var random = new Random(subject.hashCode());
        for (int number = 0; number < EACH; number++) {
            int written = number;
            while (!attempt(() -> number(process, subject) > written)) {
                attempt(() -> writeOrRollBack(process, subject, random.nextInt(5) == 0));
            }
        }
        return null;
    }

    /** {@return how many events of the subject are committed, which is the number of the next} */
    private static int number(LogProcess process, String subject) {
        return process.jdbc
                .sql("select count(*) from event where subject = :subject")
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }

    private static boolean writeOrRollBack(LogProcess process, String subject, boolean rollBack) {
        process.transaction.executeWithoutResult(status -> {
            process.outbox.append(LogProcess.event(Recorder.TYPE, subject, number(process, subject)));
            if (rollBack) {
                status.setRollbackOnly();
            }
        });
        return true;
    }

    private static boolean attempt(Callable<Boolean> call) {
        try {
            return call.call();
        } catch (DataAccessException | TransactionException _) {
            return false; // the connection was cut
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cuts whatever connection it meets: of a writer, of the stamper, of the consumer, in the midst of a transaction. */
    private static Void cutConnections(LogProcess process) {
        var random = new Random(3);
        for (int kills = 0; kills < KILLS; kills++) {
            attempt(() -> process.jdbc
                    .sql("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()
                    order by md5(cast(pid as text) || :salt) limit 1
                    """)
                    .param("salt", Integer.toString(random.nextInt()))
                    .query(Boolean.class)
                    .optional()
                    .isPresent());
        }
        return null;
    }

    private static void copy(LogProcess from, LogProcess to) {
        from.jdbc
                .sql(
                        "select seq, position, type, subject, cast(payload as text) payload, occurred_at from event order by seq")
                .query()
                .listOfRows()
                .forEach(row -> to.jdbc.sql("""
                        insert into event (seq, position, type, subject, payload, occurred_at)
                        overriding system value
                        values (:seq, :position, :type, :subject, cast(:payload as json), :occurred_at)
                        """).params(row).update());
        long seq = from.jdbc.sql("select max(seq) from event").query(Long.class).single();
        to.jdbc
                .sql("select setval(pg_get_serial_sequence('event', 'seq'), :seq)")
                .param("seq", seq)
                .query(Long.class)
                .single();
        to.jdbc
                .sql("update event_stamp set last_position = :position")
                .param("position", from.events.head())
                .update();
        var cursor = from.jdbc
                .sql("select consumer, position from event_cursor")
                .query()
                .singleRow();
        to.jdbc
                .sql("insert into event_cursor (consumer, position) values (:consumer, :position)")
                .params(cursor)
                .update();
    }

    private static void appendTo(LogProcess process, int from, int to) {
        IntStream.range(from, to).forEach(number -> process.append(Recorder.TYPE, "one", number));
    }

    private static void awaitNotes(LogProcess process, int count) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> Recorder.notes(process).size() >= count);
    }

    private static List<Long> positions(LogProcess process) {
        return process.jdbc
                .sql("select position from event order by position")
                .query(Long.class)
                .list();
    }

    private static void assertEverythingOnceAndInOrder(List<Note> notes) {
        var bySubject = notes.stream().collect(Collectors.groupingBy(Note::subject));
        assertThat(bySubject).allSatisfy((subject, its) -> {
            assertThat(its).extracting(Note::number).as(subject).isEqualTo(numbers(its.size()));
            assertThat(its).extracting(Note::position).as(subject).isSorted();
        });
        assertThat(notes).doesNotHaveDuplicates();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
