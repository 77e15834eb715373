package org.malipo.operations;

import java.io.Console;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.malipo.operations.database.EarlyDatabase;
import org.malipo.operations.doctor.Doctor;
import org.malipo.operations.settings.SettingsCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/**
 * Starts what the command line asks for: the server, or the doctor with the word {@code doctor} in front. For both,
 * {@code --network NAME} switches a network on, as its setting does.
 */
public final class Launch {
    private static final String NETWORK = "--network";

    private Launch() {}

    public static void run(Class<?> application, String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("doctor")) {
            System.exit(doctor(settings(Arrays.copyOfRange(arguments, 1, arguments.length))));
        }
        server(application).run(settings(arguments));
    }

    /** {@return the arguments, with the setting in place of each {@code --network NAME} or {@code --network=NAME}} */
    static String[] settings(String... arguments) {
        var settings = new ArrayList<String>();
        for (int at = 0; at < arguments.length; at++) {
            var argument = arguments[at];
            if (argument.equals(NETWORK) && at + 1 < arguments.length) {
                at++;
                settings.add(enabled(arguments[at]));
            } else if (argument.startsWith(NETWORK + "=")) {
                settings.add(enabled(argument.substring(NETWORK.length() + 1)));
            } else {
                settings.add(argument);
            }
        }
        return settings.toArray(String[]::new);
    }

    /** A name that is no network's makes a setting that there is not, which is told at start. */
    private static String enabled(String network) {
        return "--malipo.network." + network + ".enabled=true";
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
