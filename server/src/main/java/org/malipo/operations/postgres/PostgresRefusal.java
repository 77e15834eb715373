package org.malipo.operations.postgres;

import org.springframework.boot.ExitCodeGenerator;

/** The embedded database can't be started as things are; the message is a sentence that says what to do. */
public class PostgresRefusal extends RuntimeException implements ExitCodeGenerator {
    private static final int CONFIGURATION = 78;

    PostgresRefusal(String message) {
        super(message);
    }

    PostgresRefusal(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public int getExitCode() {
        return CONFIGURATION;
    }
}
