package org.malipo.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What is told before any handler method is reached while the database is away. */
class DatabaseAwayTests {
    private static final FilterChain AWAY = (_, _) -> {
        throw new DataAccessResourceFailureException("Connection refused");
    };
    private static final FilterChain AWAY_INSIDE = (_, _) -> {
        throw new ServletException(new DataAccessResourceFailureException("Connection refused"));
    };

    @Test
    void programsGetAnErrorInTheApisForm() throws Exception {
        var response = answer("/api/v1/stores", AWAY);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("10");
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.getContentAsString()).startsWith("{\"code\":\"unavailable\",");
    }

    @Test
    void peopleGetAPage() throws Exception {
        var response = answer("/stores", AWAY_INSIDE);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("nothing is lost", "hakuna kilichopotea");
    }

    private static RuntimeException translated(String message, String state) {
        return Objects.requireNonNull(
                new SqlFailures().sqlFailureTranslator().translate("update", null, new SQLException(message, state)));
    }

    static Stream<RuntimeException> losses() {
        return Stream.of(
                new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed")),
                translated("terminating connection due to idle-in-transaction timeout", "25P03"),
                translated("terminating connection due to administrator command", "57P01"),
                translated("An I/O error occurred while sending to the backend.", "08006"),
                new CannotCreateTransactionException("Could not open JDBC Connection for transaction"));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aConnectionLostOnTheWayIsNoFaultOfTheServer(RuntimeException loss) throws Exception {
        assertThat(answer("/api/v1/stores", (_, _) -> {
                            throw loss;
                        })
                        .getStatus())
                .isEqualTo(503);
        assertThat(new ProblemAdvice().broken(loss).getStatusCode().value()).isEqualTo(503);
    }

    @Test
    void aFaultOfTheServerIsLeftToOthers() {
        assertThatThrownBy(() -> answer("/api/v1/stores", (_, _) -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    private static MockHttpServletResponse answer(String path, FilterChain chain) throws Exception {
        var response = new MockHttpServletResponse();
        new DatabaseAway().doFilter(new MockHttpServletRequest("GET", path), response, chain);
        return response;
    }
}
