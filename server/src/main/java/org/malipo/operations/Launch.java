package org.malipo.operations;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import org.malipo.operations.settings.SettingsCheck;
import org.springframework.boot.SpringApplication;

/** Starts what the command line asks for: the server. */
public final class Launch {
    private Launch() {}

    public static void run(Class<?> application, String... arguments) {
        server(application).run(arguments);
    }

    private static SpringApplication server(Class<?> application) {
        var server = new SpringApplication(application);
        server.setDefaultProperties(Map.of("malipo.log.format", isTerminal() ? "text" : "ecs"));
        server.addInitializers(new SettingsCheck());
        return server;
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
