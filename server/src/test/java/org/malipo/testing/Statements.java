package org.malipo.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements that the calling thread runs, by what Spring logs of each. */
public final class Statements {
    private Statements() {}

    public static List<String> in(Runnable action) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        try {
            action.run();
        } finally {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(lines);
        }
        var me = Thread.currentThread().getName();
        return lines.list.stream()
                .filter(line -> line.getThreadName().equals(me))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("Executing prepared SQL statement"))
                .toList();
    }
}
