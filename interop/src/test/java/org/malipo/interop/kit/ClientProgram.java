package org.malipo.interop.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.malipo.cli.launch.Installation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses a client of the API by other people, as it was published. */
public final class ClientProgram {
    private static final Path HOME = Installation.ofEnvironment().home();

    private final ProcessBuilder command;

    private ClientProgram(ProcessBuilder command) {
        this.command = command.redirectError(Redirect.INHERIT);
    }

    /** {@return a program of {@code interop/npm}, with the clients that its lock file pins} */
    public static ClientProgram node(String name) {
        var folder = HOME.resolve("interop/npm");
        return new ClientProgram(new ProcessBuilder("node", folder.resolve(name).toString()))
                .with("NODE_PATH", installed(folder));
    }

    /** {@return a program of {@code interop/python}, with one client among those that the folder beside it pins} */
    public static ClientProgram python(String client, String name) {
        var folder = HOME.resolve("interop/python");
        var clients = Path.of(installed(folder));
        return new ClientProgram(
                        new ProcessBuilder("python3", folder.resolve(name).toString()))
                .with("PYTHONDONTWRITEBYTECODE", "1")
                .with("PYTHONPATH", clients.resolve(client).toString());
    }

    /** Writes a script that runs the program with whatever arguments it gets itself. */
    public Path asScript(Path script) throws IOException {
        var words = new StringBuilder("#!/bin/sh\n");
        for (var name : List.of("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "WORDS", "PASSPHRASE", "DEVICE")) {
            var value = command.environment().get(name);
            if (value != null) {
                words.append("export %s='%s'\n".formatted(name, value));
            }
        }
        words.append("exec '%s' \"$@\"\n".formatted(String.join("' '", command.command())));
        Files.createDirectories(script.getParent());
        Files.writeString(script, words);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    public ClientProgram with(String name, String value) {
        command.environment().put(name, value);
        return this;
    }

    public ClientProgram on(URI server) {
        return with("SERVER", server.toString());
    }

    /** {@return what it printed; it has to end well} */
    public JsonNode run() throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(output(command));
    }

    /** {@return where the clients are, which is outside the tree} Installs them if nobody has, and waits for whoever is at it. */
    private static String installed(Path folder) {
        try {
            var install = new ProcessBuilder(folder.resolve("install").toString()).redirectError(Redirect.INHERIT);
            return output(install).strip();
        } catch (IOException e) {
            throw new IllegalStateException("The clients of " + folder + " can't be installed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String output(ProcessBuilder command) throws IOException, InterruptedException {
        var process = command.start();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor())
                .as(command.command() + " printed " + printed)
                .isZero();
        return printed;
    }
}
