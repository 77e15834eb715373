package org.malipo.operations.settings;

import java.util.List;
import org.springframework.boot.ExitCodeGenerator;

/** The server does not start as things are set. All reasons at once, so that nobody has to start it once for each. */
public class StartRefusal extends RuntimeException implements ExitCodeGenerator {
    /** {@code EX_CONFIG} of sysexits.h: starting again would not help. */
    public static final int CONFIGURATION = 78;

    private final List<String> sentences;

    public StartRefusal(List<String> sentences) {
        super(String.join(" ", sentences));
        this.sentences = List.copyOf(sentences);
    }

    /** {@return what is wrong, and what to do} */
    public List<String> sentences() {
        return sentences;
    }

    @Override
    public int getExitCode() {
        return CONFIGURATION;
    }
}
