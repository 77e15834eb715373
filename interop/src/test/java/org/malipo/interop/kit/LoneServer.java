package org.malipo.interop.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.malipo.client.ApiException;
import org.malipo.client.MalipoClient;

/** A server that somebody started in a terminal by {@code ./malipo server}. */
public final class LoneServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final URI url;
    private final Path output;
    private final MalipoClient client;

    private LoneServer(Process process, URI url, Path output) {
        this.process = process;
        this.url = url;
        this.output = output;
        this.client = MalipoClient.of(url);
    }

    static LoneServer start(ProcessBuilder command, int port, Path output) {
        try {
            var process = command.redirectErrorStream(true)
                    .redirectOutput(Redirect.to(output.toFile()))
                    .start();
            var server = new LoneServer(process, URI.create("http://127.0.0.1:" + port), output);
            server.awaitAnswer();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() {
        try {
            Await.until("the server to answer", PATIENCE, this::answers, answers -> answers || !process.isAlive());
            if (!process.isAlive()) {
                throw new AssertionError("the server ended: " + String.join("\n", lines()));
            }
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    private boolean answers() {
        try {
            client.status().health();
            return true;
        } catch (UncheckedIOException | ApiException _) {
            return false;
        }
    }

    public URI url() {
        return url;
    }

    /** {@return a client without credentials} */
    public MalipoClient client() {
        return client;
    }

    /** {@return what it printed} */
    public List<String> lines() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what it logged as errors so far} */
    public List<String> errors() {
        return lines().stream()
                .filter(line -> Deployment.ERROR.matcher(line).find())
                .toList();
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        client.close();
        process.destroy();
        process.onExit().join();
    }
}
