package org.malipo.chain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.support.AbstractSqlTypeValue;

/** A column of many rows as one parameter, for {@code unnest} and {@code any}. */
final class SqlArray extends AbstractSqlTypeValue {
    private final String type;
    private final Object[] values;

    private SqlArray(String type, Object[] values) {
        this.type = type;
        this.values = values;
    }

    static <T> SqlArray integers(Collection<T> rows, ToIntFunction<T> column) {
        return new SqlArray("integer", rows.stream().mapToInt(column).boxed().toArray());
    }

    static <T> SqlArray longs(Collection<T> rows, ToLongFunction<T> column) {
        return new SqlArray("bigint", rows.stream().mapToLong(column).boxed().toArray());
    }

    static <T> SqlArray texts(Collection<T> rows, Function<T, String> column) {
        return new SqlArray("text", rows.stream().map(column).toArray());
    }

    static <T> SqlArray booleans(Collection<T> rows, Function<T, Boolean> column) {
        return new SqlArray("boolean", rows.stream().map(column).toArray());
    }

    static <T> SqlArray bytes(Collection<T> rows, Function<T, byte[]> column) {
        return new SqlArray("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    @Override
    protected Object createTypeValue(Connection connection, int sqlType, @Nullable String typeName)
            throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
