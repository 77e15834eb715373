package org.malipo.sql;

import org.jspecify.annotations.Nullable;

/**
 * The argument of a call of {@code JdbcClient.sql}.
 *
 * @param place file and line
 * @param text null if the compiler does not know it
 */
record FoundSql(String place, @Nullable String text) {}
