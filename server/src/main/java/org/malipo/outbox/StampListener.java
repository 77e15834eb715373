package org.malipo.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Hears of positions that another process has stamped, on a connection that it keeps for itself. */
@Component
class StampListener implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(StampListener.class);
    private static final int WAIT_MILLIS = 500;
    private static final long AGAIN_NANOS = 2_000_000_000L;

    private final DataSource database;
    private final EventSignals signals;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    StampListener(DataSource database, EventSignals signals) {
        this.database = database;
        this.signals = signals;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("event-listen").start(this::listenOn);
    }

    @Override
    public void stop() {
        running = false;
        var listening = thread;
        if (listening != null) {
            try {
                listening.join(Duration.ofMillis(2L * WAIT_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listenOn() {
        while (running) {
            try {
                listen();
            } catch (SQLException e) {
                if (running) {
                    log.info("Listening for other processes' events pauses: {}", e.getMessage());
                    LockSupport.parkNanos(AGAIN_NANOS);
                }
            }
        }
    }

    private void listen() throws SQLException {
        try (var open = database.getConnection();
                var statement = open.createStatement()) {
            statement.execute("listen malipo_events");
            var postgres = open.unwrap(PGConnection.class);
            while (running) {
                var notifications = postgres.getNotifications(WAIT_MILLIS);
                if (notifications.length > 0) {
                    signals.stamped();
                }
            }
        }
    }
}
