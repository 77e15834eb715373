package org.malipo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that requests run, and threads named {@link #COUNTED}; what else the server does does not count. */
@TestComponent
class StatementCount implements BeanPostProcessor {
    static final String COUNTED = "counted";

    private final AtomicInteger count = new AtomicInteger();

    int count() {
        return count.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
    }

    private final class Counted extends DelegatingDataSource {
        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counted(Connection.class, super.getConnection());
        }
    }

    private <T> T counted(Class<T> type, T inner) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().startsWith("execute") && isRequest()) {
                        count.incrementAndGet();
                    }
                    try {
                        return statement(method.invoke(inner, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }

    private @Nullable Object statement(@Nullable Object result) {
        return switch (result) {
            case PreparedStatement prepared -> counted(PreparedStatement.class, prepared);
            case Statement plain -> counted(Statement.class, plain);
            case null, default -> result;
        };
    }

    private static boolean isRequest() {
        var thread = Thread.currentThread().getName();
        return thread.startsWith("tomcat-handler") || thread.equals(COUNTED);
    }
}
