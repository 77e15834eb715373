package org.malipo.operations.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a check has found.
 *
 * @param check its name, which stays the same between releases
 * @param remedy what to do; null where nothing needs to be done
 */
public record Finding(
        String check,
        Level level,
        String sentence,
        @Nullable String remedy) {
    /** How bad it is. */
    public enum Level {
        OK,
        /** Worth knowing. */
        NOTE,
        /** Works, but something is worse than it should be. */
        WARN,
        /** Payments are missed, or the server does not start. */
        FAIL;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String check, String sentence) {
        return new Finding(check, Level.OK, sentence, null);
    }

    static Finding note(String check, String sentence) {
        return new Finding(check, Level.NOTE, sentence, null);
    }

    static Finding warn(String check, String sentence, String remedy) {
        return new Finding(check, Level.WARN, sentence, remedy);
    }

    static Finding fail(String check, String sentence, String remedy) {
        return new Finding(check, Level.FAIL, sentence, remedy);
    }
}
