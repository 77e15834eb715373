package org.malipo.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each application context a database and a folder of its own; its node is away unless a test pretends to be it. */
class TestEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final int FIRST_PORT = 32_000;
    private static final int PORTS = 700;

    /**
     * Nobody listens there most of the time, and nobody else may: it lies below the ports that outgoing connections are given,
     * above those that tests and databases pick at random, and is another one in the process of the tests beside.
     */
    private static final int NODE_PORT =
            FIRST_PORT + Math.toIntExact(ProcessHandle.current().pid() % PORTS);

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
