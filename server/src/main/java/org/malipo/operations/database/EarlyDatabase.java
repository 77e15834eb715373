package org.malipo.operations.database;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the embedded database, if it is the one to be used, while the server's parts are still being made. */
public final class EarlyDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (DatabaseConfiguration.isEmbedded(environment)) {
            var start = new Start(new FutureTask<>(() -> DatabaseConfiguration.embedded(environment)));
            Thread.ofPlatform().name("database-start").start(start.task());
            context.getBeanFactory().registerSingleton("embeddedDatabaseStart", start);
        }
    }

    /** A database that is on its way. */
    record Start(FutureTask<Database> task) {
        Database await() {
            try {
                return task.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while PostgreSQL was starting", e);
            }
        }
    }
}
