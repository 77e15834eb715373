package org.malipo.testing;

import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each application context a database and a folder of its own; its node is away unless a test pretends to be it. */
class TestEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** Below the ports that outgoing connections of other processes are given. */
    private static final int NODE_PORT = ThreadLocalRandom.current().nextInt(10_000, 30_000);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var folder = TestPostgres.newFolder("context");
        TestPropertyValues.of(
                        "DATABASE_URL=" + TestPostgres.newDatabase(),
                        "malipo.config=" + folder,
                        "test.node.port=" + NODE_PORT,
                        "malipo.state=" + folder)
                .applyTo(context);
    }
}
