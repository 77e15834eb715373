package org.malipo.secrets;

import org.springframework.boot.ExitCodeGenerator;

/** The key file and the database do not belong together, or the file is not safe. The message says what to do. */
public class KeyRefusal extends RuntimeException implements ExitCodeGenerator {
    private static final int CONFIGURATION = 78;

    KeyRefusal(String message) {
        super(message);
    }

    KeyRefusal(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public int getExitCode() {
        return CONFIGURATION;
    }
}
