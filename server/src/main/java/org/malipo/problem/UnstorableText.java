package org.malipo.problem;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A text with U+0000 in it, which PostgreSQL keeps in none of its texts: the caller's mistake, found by the database. */
final class UnstorableText {
    static final Problem PROBLEM =
            Problem.refused("invalid-text", "A text holds the character U+0000, which no text may hold.");

    /** {@code character_not_in_repertoire} */
    private static final String SQL_STATE = "22021";

    private UnstorableText() {}

    static boolean caused(@Nullable Throwable failure) {
        if (failure == null) {
            return false;
        }
        return (failure instanceof SQLException refused && SQL_STATE.equals(refused.getSQLState()))
                || caused(failure.getCause());
    }
}
