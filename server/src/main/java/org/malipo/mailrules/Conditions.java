package org.malipo.mailrules;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    private static final String CANCELLED = "57014";

    /** Wrong values, wrong syntax, and what is too deep for the database. */
    private static final Set<String> FAULTS = Set.of("22", "42", "54", "0A");

    /** A path that only compares yields true, false or null, so finding anything is not enough. */
    private static final String MATCHING = """
            select c.place - 1
            from unnest(cast(:conditions as text[])) with ordinality c (condition, place)
            where exists (
                select 1
                from jsonb_path_query(cast(:values as jsonb), cast(c.condition as jsonpath), '{}', true) found
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
        TOO_SLOW
    }

    /** {@return a verdict for each condition; one that fails takes no other with it} */
    List<Verdict> of(JsonNode values, List<String> conditions) {
        if (conditions.isEmpty()) {
            return List.of();
        }
        try {
            var matching = savepoint.execute(status -> matching(values, conditions));
            return verdicts(conditions.size(), matching);
        } catch (DataAccessException e) {
            var failed = verdict(e);
            return conditions.size() == 1
                    ? List.of(failed)
                    : conditions.stream()
                            .map(condition -> of(values, List.of(condition)).getFirst())
                            .toList();
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

    private Set<Integer> matching(JsonNode values, List<String> conditions) {
        return jdbc.sql(MATCHING)
                .withQueryTimeout(MOST_SECONDS)
                .param("conditions", conditions.toArray(String[]::new))
                .param("values", Values.withoutNul(values).toString())
                .query(Integer.class)
                .set();
    }

    private static List<Verdict> verdicts(int count, Set<Integer> matching) {
        var verdicts = new ArrayList<Verdict>(count);
        for (int place = 0; place < count; place++) {
            verdicts.add(matching.contains(place) ? Verdict.MATCHES : Verdict.DIFFERS);
        }
        return verdicts;
    }
}
