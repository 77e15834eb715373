package org.malipo.interop.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.malipo.cli.launch.Installation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program of {@code interop/npm}, with the clients that its lock file pins. */
public final class NodeProgram {
    private static final Path FOLDER = Installation.ofEnvironment().home().resolve("interop/npm");

    private final ProcessBuilder command;

    public NodeProgram(String name) {
        command = new ProcessBuilder("node", FOLDER.resolve(name).toString()).redirectError(Redirect.INHERIT);
        command.environment().put("NODE_PATH", modules());
    }

    public NodeProgram with(String name, String value) {
        command.environment().put(name, value);
        return this;
    }

    /** {@return what it printed; it has to end well} */
    public JsonNode run() throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(output(command));
    }

    /** {@return where interop/npm/install puts the clients, which is outside the tree} */
    private static String modules() {
        var known = System.getenv("TEST_NODE_MODULES");
        if (known != null) {
            return known;
        }
        try {
            var install = new ProcessBuilder(FOLDER.resolve("install").toString()).redirectError(Redirect.INHERIT);
            return output(install).strip();
        } catch (IOException e) {
            throw new IllegalStateException("The clients of interop/npm can't be installed", e);
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
