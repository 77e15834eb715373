package org.malipo.invoices;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.support.AbstractSqlTypeValue;

/** Many values as one parameter, for {@code any}. */
final class SqlArray extends AbstractSqlTypeValue {
    private final byte[][] values;

    private SqlArray(byte[][] values) {
        this.values = values;
    }

    static <T> SqlArray bytes(Collection<T> values, Function<T, byte[]> form) {
        return new SqlArray(values.stream().map(form).toArray(byte[][]::new));
    }

    @Override
    protected Object createTypeValue(Connection connection, int sqlType, @Nullable String typeName)
            throws SQLException {
        return connection.createArrayOf("bytea", values);
    }
}
