package org.malipo.interop.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.malipo.client.Credentials;
import org.malipo.client.MalipoClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox that somebody started in a terminal. */
public final class RunningSandbox implements AutoCloseable {
    private static final Duration END = Duration.ofMinutes(1);
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Path data;
    private final Path output;

    RunningSandbox(Process process, Path data, Path output) {
        this.process = process;
        this.data = data;
        this.output = output;
    }

    void awaitReady(Duration patience) {
        try {
            Await.until("the sandbox to be ready", patience, this::output, said -> {
                return said.contains("Malipo is ready.") || !process.isAlive();
            });
            if (!process.isAlive()) {
                throw new AssertionError("the sandbox ended: " + output());
            }
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    /** {@return what it printed} */
    public String output() {
        return read(output);
    }

    /** {@return the lines that it offers to paste} */
    public List<String> linesToPaste() {
        return output().lines()
                .map(String::strip)
                .filter(line -> line.startsWith("curl "))
                .toList();
    }

    /** {@return {@code sandbox.json}} */
    public JsonNode file() {
        return JSON.readTree(read(data.resolve("sandbox.json")));
    }

    public String storeId() {
        return file().path("storeId").asString();
    }

    public MalipoClient client() {
        var file = file();
        return MalipoClient.of(URI.create(file.path("url").asString()))
                .as(Credentials.apiKey(file.path("apiKey").asString()));
    }

    /** {@return the server, the node and the one that started them, as far as they live} */
    public List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), Stream.of(program("server"), program("node")))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** @param name server or node */
    public ProcessHandle program(String name) {
        return ProcessHandle.of(Long.parseLong(
                        read(data.resolve("run").resolve(name + ".pid")).strip()))
                .orElse(process.toHandle());
    }

    /** The one that was started in the terminal. */
    public ProcessHandle command() {
        return process.toHandle();
    }

    public int awaitEnd() {
        Await.until("the sandbox to end", END, process::isAlive, alive -> !alive);
        return process.exitValue();
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
