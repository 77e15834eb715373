package org.malipo.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.malipo.testing.TestPostgres;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/** Every SQL statement of the server, prepared once by the database against the schema as migrated: a typo can't reach run time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlTests {
    private static final Path SOURCES = Path.of("src/main/java");

    private Connection database;

    @BeforeAll
    void connect() throws SQLException {
        var url = URI.create(TestPostgres.newDatabase());
        var who = url.getUserInfo().split(":", 2);
        database = DriverManager.getConnection(
                "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(), who[0], who[1]);
    }

    @AfterAll
    void disconnect() throws SQLException {
        database.close();
    }

    @Test
    void everyStatementFitsTheSchema() throws IOException {
        var sources = SqlSources.in(SOURCES);

        assertThat(sources.statements()).as("statements found").hasSizeGreaterThan(50);
        assertThat(complaints(sources)).isEmpty();
    }

    @Test
    void findsStatementsThatDoNotFit() throws IOException {
        var sources = sample("""
                static final String TABLE = "event";
                static final String READ = "select position from " + TABLE + " where subject = :subject";
                void good() { jdbc.sql(READ).param("subject", "x"); }
                void typo() { jdbc.sql("select positon from " + TABLE); }
                void wrongType() { jdbc.sql("select type from event where position = :at and position = 'x'"); }
                """);

        assertThat(sources.statements()).hasSize(3);
        assertThat(complaints(sources))
                .hasSize(2)
                .anyMatch(complaint -> complaint.startsWith("Sample.java:6: ") && complaint.contains("positon"))
                .anyMatch(complaint -> complaint.startsWith("Sample.java:7: ") && complaint.contains("bigint"));
    }

    @Test
    void findsStatementsThatTheCompilerDoesNotKnow() throws IOException {
        var sources = sample("""
                void built(String table) { jdbc.sql("select 1 from " + table); }
                """);

        assertThat(complaints(sources)).containsExactly("Sample.java:3: the statement is no compile-time constant");
    }

    @Test
    void findsResultsThatLeak() throws IOException {
        var sources = sample("""
                void leak() { jdbc.sql("select type from event").query(String.class).stream().count(); }
                """);

        assertThat(complaints(sources))
                .containsExactly("Sample.java:3 reads a result as a stream, which leaks its connection: use list()");
    }

    private List<String> complaints(SqlSources sources) {
        return Stream.concat(
                        sources.statements().stream().map(this::complaint).flatMap(Optional::stream),
                        sources.evasions().stream())
                .toList();
    }

    private Optional<String> complaint(FoundSql found) {
        var text = found.text();
        if (text == null) {
            return Optional.of(found.place() + ": the statement is no compile-time constant");
        }
        var positional =
                NamedParameterUtils.substituteNamedParameters(NamedParameterUtils.parseSqlStatement(text), null);
        try (var statement = database.prepareStatement(positional)) {
            statement.getParameterMetaData(); // has the server parse it
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(found.place() + ": " + e.getMessage() + "\n" + text);
        }
    }

    private static SqlSources sample(String members) throws IOException {
        var text = "import org.springframework.jdbc.core.simple.JdbcClient;\n" + "class Sample { JdbcClient jdbc;\n"
                + members + "}\n";
        return SqlSources.of(
                List.of(new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                }));
    }
}
