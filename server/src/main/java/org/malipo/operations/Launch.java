package org.malipo.operations;

import java.io.Console;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.malipo.operations.database.EarlyDatabase;
import org.malipo.operations.doctor.Doctor;
import org.malipo.operations.settings.SettingsCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** Starts what the command line asks for: the server, or the doctor with the word {@code doctor} in front. */
public final class Launch {
    private Launch() {}

    public static void run(Class<?> application, String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("doctor")) {
            System.exit(doctor(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        server(application).run(arguments);
    }

    /** With the server's settings and nothing else of it. */
    private static int doctor(String... arguments) {
        var doctor = new SpringApplication(Launch.class);
        doctor.setWebApplicationType(WebApplicationType.NONE);
        doctor.setDefaultProperties(Map.of("malipo.log.format", "text", "malipo.log.level", "warn"));
        boolean json = List.of(arguments).contains("--json");
        try (var context = doctor.run(arguments)) {
            return new Doctor(context.getEnvironment()).run(System.out, json);
        }
    }

    private static SpringApplication server(Class<?> application) {
        var server = new SpringApplication(application);
        server.setDefaultProperties(Map.of("malipo.log.format", isTerminal() ? "text" : "ecs"));
        server.addInitializers(new SettingsCheck(), new EarlyDatabase());
        return server;
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
