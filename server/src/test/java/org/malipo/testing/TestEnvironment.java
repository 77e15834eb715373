package org.malipo.testing;

import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each application context a database and a folder of its own. */
class TestEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var folder = Files.createTempDirectory("malipo-test-config-");
            folder.toFile().deleteOnExit();
            TestPropertyValues.of(
                            "DATABASE_URL=" + TestPostgres.newDatabase(),
                            "malipo.config=" + folder,
                            "malipo.state=" + folder)
                    .applyTo(context);
        } catch (IOException e) {
            throw new IllegalStateException("No temporary folder", e);
        }
    }
}
