package org.malipo.problem;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text with U+0000 in it, which PostgreSQL keeps in none of its texts: the caller's mistake, found by the database. */
final class UnstorableText {
    static final Problem PROBLEM =
            Problem.refused("invalid-text", "A text holds the character U+0000, which no text may hold.");

    /** {@code character_not_in_repertoire} in a text, {@code untranslatable_character} in a JSON document. */
    private static final Set<String> SQL_STATES = Set.of("22021", "22P05");

    private UnstorableText() {}

    static boolean caused(@Nullable Throwable failure) {
        if (failure == null) {
            return false;
        }
        return (failure instanceof SQLException refused && SQL_STATES.contains(refused.getSQLState()))
                || caused(failure.getCause());
    }
}
