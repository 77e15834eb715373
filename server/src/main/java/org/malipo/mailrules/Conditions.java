package org.malipo.mailrules;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Holds a letter's values against conditions. These are SQL/JSON paths, which the database evaluates: they read the values
 * and nothing else, and are cut off when they take too long. Whatever goes wrong is undone up to a savepoint, so that the
 * caller's transaction goes on.
 */
@Component
class Conditions {
    private static final int MOST_SECONDS = 1;

    /** How long those are tried one by one that can't be decided together. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String CANCELLED = "57014";

    /** Wrong values, wrong syntax, and what is too deep for the database. */
    private static final Set<String> FAULTS = Set.of("22", "42", "54", "0A");

    /** A path that only compares yields true, false or null, so finding anything is not enough. */
    private static final String MATCHING = """
            select q.place - 1
            from unnest(cast(:subjects as int[]), cast(:conditions as text[])) with ordinality q (subject, condition, place)
            where exists (
                select 1
                from jsonb_path_query(cast((cast(:values as text[]))[q.subject] as jsonb), cast(q.condition as jsonpath),
                    '{}', true) found
                where found not in ('false', 'null'))
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    Conditions(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What came of one. */
    enum Verdict {
        MATCHES,
        DIFFERS,
        FAILS,
        TOO_SLOW,
        /** There was no time for it. */
        LATER
    }

    /**
     * Does the condition hold for these values?
     *
     * @param condition null for one that always holds
     * @param asker whose it is: who was too slow once is not tried again
     */
    record Question(JsonNode values, @Nullable String condition, String asker) {}

    /** {@return the verdict on one condition} */
    Verdict of(JsonNode values, String condition) {
        return of(List.of(new Question(values, condition, ""))).getFirst();
    }

    /**
     * {@return a verdict for each question, within a few seconds} One that fails takes no other with it, and one that takes
     * too long none that come before it.
     */
    List<Verdict> of(List<Question> questions) {
        var conditional = questions.stream()
                .filter(question -> question.condition() != null)
                .toList();
        var found = (conditional.isEmpty() ? List.<Verdict>of() : decided(conditional)).iterator();
        return questions.stream()
                .map(question -> question.condition() == null ? Verdict.MATCHES : found.next())
                .toList();
    }

    private List<Verdict> decided(List<Question> questions) {
        try {
            return together(questions);
        } catch (DataAccessException e) {
            var failed = verdict(e);
            return questions.size() == 1 ? List.of(failed) : oneByOne(questions);
        }
    }

    private List<Verdict> oneByOne(List<Question> questions) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        var slow = new HashSet<String>();
        var verdicts = new ArrayList<Verdict>();
        for (var question : questions) {
            if (System.nanoTime() > until || slow.contains(question.asker())) {
                verdicts.add(Verdict.LATER);
            } else {
                verdicts.add(alone(question));
            }
            if (verdicts.getLast() == Verdict.TOO_SLOW) {
                slow.add(question.asker());
            }
        }
        return verdicts;
    }

    private Verdict alone(Question question) {
        try {
            return together(List.of(question)).getFirst();
        } catch (DataAccessException e) {
            return verdict(e);
        }
    }

    /** @throws DataAccessException if it is not the condition's fault: the database is away or worn out */
    private static Verdict verdict(DataAccessException e) {
        var state = e.getMostSpecificCause() instanceof SQLException cause ? String.valueOf(cause.getSQLState()) : "";
        if (state.equals(CANCELLED)) {
            return Verdict.TOO_SLOW;
        }
        if (FAULTS.stream().noneMatch(state::startsWith)) {
            throw e;
        }
        return Verdict.FAILS;
    }

    private List<Verdict> together(List<Question> questions) {
        var places = new IdentityHashMap<JsonNode, Integer>(); // the database counts from 1
        var subjects = new ArrayList<Integer>();
        var texts = new ArrayList<String>();
        for (var question : questions) {
            if (places.putIfAbsent(question.values(), places.size() + 1) == null) {
                texts.add(Values.withoutNul(question.values()).toString());
            }
            subjects.add(places.getOrDefault(question.values(), 0));
        }
        var matching = savepoint.execute(_ -> jdbc.sql(MATCHING)
                .withQueryTimeout(MOST_SECONDS)
                .param("subjects", subjects.toArray(Integer[]::new))
                .param("conditions", questions.stream().map(Question::condition).toArray(String[]::new))
                .param("values", texts.toArray(String[]::new))
                .query(Integer.class)
                .set());
        return IntStream.range(0, questions.size())
                .mapToObj(place -> matching.contains(place) ? Verdict.MATCHES : Verdict.DIFFERS)
                .toList();
    }
}
