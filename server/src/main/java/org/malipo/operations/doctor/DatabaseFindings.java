package org.malipo.operations.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.malipo.access.AuditCheck;
import org.malipo.operations.database.DatabaseDoor;
import org.malipo.operations.database.DatabaseFacts;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Whether the database is there, and such that it keeps money safe. */
record DatabaseFindings(Environment settings) implements Check {
    private static final Duration SKEW = Duration.ofSeconds(2);

    @Override
    public List<Finding> findings() {
        var door = DatabaseDoor.find(settings);
        if (door.isEmpty()) {
            return List.of(Finding.note(
                    "db-reach", "The database that comes along is not running; it starts with the server."));
        }
        try (var connection = door.get().connect()) {
            return looked(connection);
        } catch (SQLException e) {
            return List.of(Finding.fail(
                    "db-reach",
                    "The database does not answer: " + e.getMessage() + ".",
                    "Start it, or mend DATABASE_URL."));
        }
    }

    private static List<Finding> looked(Connection connection) throws SQLException {
        var facts = DatabaseFacts.of(connection);
        var findings = new ArrayList<Finding>();
        findings.add(Finding.ok("db-reach", "PostgreSQL " + facts.version() + " answers."));
        facts.refusals()
                .forEach(sentence -> findings.add(Finding.fail("db-version", sentence, "Use another database.")));
        var unsafe = facts.unsafe();
        unsafe.forEach(
                sentence -> findings.add(Finding.fail("db-settings", sentence, "Switch it on in postgresql.conf.")));
        if (unsafe.isEmpty()) {
            findings.add(Finding.ok("db-settings", "A commit survives a power cut."));
        }
        findings.add(clock(facts.now()));
        findings.add(audit(connection));
        return findings;
    }

    private static Finding audit(Connection connection) {
        try {
            var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            return switch (AuditCheck.of(database)) {
                case AuditCheck.Whole(var lines, var hash) ->
                    Finding.ok("audit", "The audit log is whole: " + lines + " lines, the last one is " + hash + ".");
                case AuditCheck.Broken(var position) ->
                    Finding.fail(
                            "audit",
                            "The audit log was tampered with: line " + position + " is missing or was changed.",
                            "Compare it with a backup, and find out who can write to the database.");
            };
        } catch (BadSqlGrammarException _) {
            return Finding.note("audit", "There is no audit log yet; it begins with the first start.");
        }
    }

    private static Finding clock(Instant theirs) {
        var skew = Duration.between(Instant.now(), theirs).abs();
        return skew.compareTo(SKEW) > 0
                ? Finding.fail(
                        "clock", "The clock is " + skew.toSeconds() + " s off the database's.", "Run a time service.")
                : Finding.ok("clock", "The clock agrees with the database's.");
    }
}
