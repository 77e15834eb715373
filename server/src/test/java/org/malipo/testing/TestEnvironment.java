package org.malipo.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each application context a database and a folder of its own. */
class TestEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var folder = TestPostgres.newFolder("context");
        TestPropertyValues.of(
                        "DATABASE_URL=" + TestPostgres.newDatabase(),
                        "malipo.config=" + folder,
                        "malipo.state=" + folder)
                .applyTo(context);
    }
}
