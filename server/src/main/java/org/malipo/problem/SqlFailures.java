package org.malipo.problem;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** What the database's errors count as, where Spring does not know it by itself. */
@Configuration(proxyBeanMethods = false)
class SqlFailures {
    /** PostgreSQL's {@code idle_in_transaction_session_timeout}: this process stood still for too long, and the connection is closed. */
    private static final String TRANSACTION_WAS_IDLE = "25P03";

    @Bean
    SQLExceptionTranslator sqlFailureTranslator() {
        var translator = new SQLExceptionSubclassTranslator();
        translator.setCustomTranslator((task, _, failure) -> TRANSACTION_WAS_IDLE.equals(failure.getSQLState())
                ? new DataAccessResourceFailureException(task + ": the connection was lost", failure)
                : null);
        return translator;
    }
}
