package org.malipo.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers while the database is away and nobody nearer could: sessions and credentials are looked up before any handler
 * method. {@link ProblemAdvice} answers for those.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAway extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(DatabaseAway.class);
    private static final String SECONDS = "10";

    static final String MESSAGE = "The server needs a moment. Try again in a minute.";
    private static final String JSON = "{\"code\":\"unavailable\",\"message\":\"" + MESSAGE + "\"}";

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!isAway(e) && !isAway(e.getCause())) {
                throw e;
            }
            log.warn("The database did not answer: {}", e.getMessage());
            answer(request, response);
        }
    }

    /**
     * {@return whether the database could not be reached, or was lost on the way} Then nobody knows how a transaction has
     * ended whose commit was under way. One that could not even be rolled back has lost its connection before.
     */
    static boolean isAway(@Nullable Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException;
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.reset();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        if (request.getRequestURI().substring(request.getContextPath().length()).startsWith("/api/")) {
            write(response, MediaType.APPLICATION_JSON_VALUE, JSON.getBytes(StandardCharsets.UTF_8));
        } else {
            write(response, "text/html;charset=UTF-8", page());
        }
    }

    /** Words and looks in one file: what other pages are made from may be away as well. */
    private static byte[] page() throws IOException {
        return new ClassPathResource("away.html").getContentAsByteArray();
    }

    private static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
