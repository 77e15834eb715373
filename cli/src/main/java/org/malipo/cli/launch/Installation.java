package org.malipo.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the build left our programs, and how to start each. */
public record Installation(Path home) {
    /** {@return the checkout that {@code ./malipo} named in {@code MALIPO_HOME}, otherwise the working folder} */
    public static Installation ofEnvironment() {
        var home = System.getenv("MALIPO_HOME");
        return new Installation(
                Path.of(home == null ? "." : home).toAbsolutePath().normalize());
    }

    /** The payment server, with these settings written down. */
    public Program server(ServerSettings settings) throws IOException {
        settings.write();
        return program("server", settings.folder(), serverCommand(settings.arguments()));
    }

    /** The regtest node of the sandbox. */
    public Program node(NodeSettings settings) {
        return program("node", settings.folder(), nodeCommand(settings.arguments()))
                .withEnvironment(settings.environment());
    }

    /** Ends programs that use the folder and outlived whoever started them. */
    public void stopLeftBehind(Path folder) {
        program("server", folder, List.of()).stopLeftBehind();
        program("node", folder, List.of()).stopLeftBehind();
    }

    private static Program program(String name, Path folder, List<String> command) {
        return new Program(name, command, Map.of(), folder, folder.toString());
    }

    /** From its unpacked jar, and with its cache of loaded classes where the build made one. */
    private List<String> serverCommand(List<String> arguments) {
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

    private List<String> nodeCommand(List<String> arguments) {
        var command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC", "-Xmx1g", "-jar"));
        command.add(home.resolve("sandbox/target/malipo-sandbox.jar").toString());
        command.addAll(arguments);
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
