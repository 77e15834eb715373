package org.malipo.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

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

    private static MockHttpServletResponse answer(String path, FilterChain chain) throws Exception {
        var response = new MockHttpServletResponse();
        new DatabaseAway().doFilter(new MockHttpServletRequest("GET", path), response, chain);
        return response;
    }
}
