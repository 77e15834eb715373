package org.malipo.cli.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the build left our programs, and how to start each. */
public record Installation(Path home) {
    /** {@return the checkout that {@code ./malipo} named in {@code MALIPO_HOME}, otherwise the working folder} */
    public static Installation ofEnvironment() {
        var home = System.getenv("MALIPO_HOME");
        return new Installation(
                Path.of(home == null ? "." : home).toAbsolutePath().normalize());
    }

    /** The payment server, from its unpacked jar and with its cache of loaded classes where the build made one. */
    public List<String> server(List<String> arguments) {
        var app = home.resolve("server/target/app");
        var command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx512m"));
        var cache = app.resolve("malipo-server.aot");
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(List.of("-jar", app.resolve("malipo-server.jar").toString()));
        command.addAll(arguments);
        return command;
    }

    /** The regtest node of the sandbox. */
    public List<String> node(List<String> arguments) {
        var command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC", "-Xmx256m", "-jar"));
        command.add(home.resolve("sandbox/target/malipo-sandbox.jar").toString());
        command.addAll(arguments);
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
