package org.malipo.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A server process as far as the event log is concerned: its connections, its claims to lead, its consumers. */
final class LogProcess implements AutoCloseable {
    static final Duration TTL = Duration.ofSeconds(3);

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final EventTable events;
    final Outbox outbox;
    final Leases leases;
    final EventConsumers consumers;
    private final HikariDataSource pool;

    /** @param url as {@code TestPostgres} gives it */
    LogProcess(String url, EventConsumer... handlers) {
        pool = new HikariDataSource(pool(URI.create(url)));
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        events = new EventTable(jdbc);
        var signals = new EventSignals();
        outbox = new Outbox(jdbc, Clock.systemUTC(), signals);
        leases = new Leases(new LeaseTable(jdbc), new LeaseSettings(TTL));
        var cursors = new CursorTable(jdbc);
        new Stamper(events, signals, transaction, leases);
        var beans = new StaticListableBeanFactory(byName(handlers));
        consumers = new EventConsumers(
                beans.getBeanProvider(EventConsumer.class),
                events,
                cursors,
                signals,
                transaction,
                leases,
                new SimpleMeterRegistry());
        consumers.afterSingletonsInstantiated();
    }

    LogProcess start() {
        leases.start();
        return this;
    }

    void append(String type, String subject, int number) {
        transaction.executeWithoutResult(_ -> outbox.append(event(type, subject, number)));
    }

    static NewEvent event(String type, String subject, int number) {
        return new NewEvent(type, null, subject, "{\"number\":" + number + "}");
    }

    /** Ends as a killed process does: nothing is given back, so that others must wait until its leases run out. */
    void kill() {
        pool.close();
        leases.stop();
    }

    @Override
    public void close() {
        leases.stop();
        pool.close();
    }

    private static Map<String, Object> byName(EventConsumer... handlers) {
        return IntStream.range(0, handlers.length)
                .boxed()
                .collect(Collectors.toMap(index -> "consumer" + index, index -> handlers[index]));
    }

    private static HikariConfig pool(URI url) {
        var who = Stream.of(url.getUserInfo().split(":", 2)).toList();
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath());
        config.setUsername(who.getFirst());
        config.setPassword(who.getLast());
        config.setMaximumPoolSize(14);
        config.setMinimumIdle(0);
        return config;
    }
}
