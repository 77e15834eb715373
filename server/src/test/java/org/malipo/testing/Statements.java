package org.malipo.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements that the calling thread runs, by what Spring logs of each. */
public final class Statements {
    private Statements() {}

    public static List<String> in(Runnable action) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var mine = new OfThisThread();
        mine.start();
        logger.addAppender(mine);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        try {
            action.run();
        } finally {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(mine);
        }
        return mine.statements;
    }

    /** Looks at the thread while the line is written: an event finds the name of its thread only when it is asked for it. */
    private static final class OfThisThread extends AppenderBase<ILoggingEvent> {
        private final Thread owner = Thread.currentThread();
        private final List<String> statements = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            var line = event.getFormattedMessage();
            if (Thread.currentThread() == owner && line.startsWith("Executing prepared SQL statement")) {
                statements.add(line);
            }
        }
    }
}
