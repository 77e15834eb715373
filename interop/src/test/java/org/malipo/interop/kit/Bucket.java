package org.malipo.interop.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.cli.launch.Program;
import org.malipo.cli.launch.Running;

/** A bucket of versitygw, an S3 server by other people that keeps objects as files, and checks signatures. */
public final class Bucket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NAME = "uploads";
    private static final String KEY = "for-tests";
    private static final String SECRET = "for-tests-only";

    private final Path program = Prepared.by("go/build", "github.com/versity/versitygw/cmd/versitygw");
    private final Path folder;
    private final int port = TestPorts.next();
    private @Nullable Running running;

    public Bucket(Path folder) {
        this.folder = folder;
    }

    public void start() {
        try {
            Files.createDirectories(objects());
            running = new Program("versitygw", command(), Map.of(), folder, folder.toString()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running.await(this::answers, PATIENCE);
    }

    public void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /** {@return what makes a server keep files in it} */
    public Map<String, String> settings() {
        return Map.of(
                "MALIPO_FILES_STORE", "s3",
                "MALIPO_FILES_S3_ENDPOINT", url().toString(),
                "MALIPO_FILES_S3_BUCKET", NAME,
                "MALIPO_FILES_S3_KEY", KEY,
                "MALIPO_FILES_S3_SECRET", SECRET);
    }

    /** {@return the names of all objects} */
    public List<String> names() {
        if (!Files.exists(objects().resolve("files"))) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(objects().resolve("files"))) {
            return found.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path objects() {
        return folder.resolve("objects").resolve(NAME);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Attributes go to files of their own, for disks that keep none. */
    private List<String> command() {
        return List.of(
                program.toString(),
                "--port=127.0.0.1:" + port,
                "--access=" + KEY,
                "--secret=" + SECRET,
                "--quiet",
                "posix",
                "--sidecar=" + sidecar(),
                folder.resolve("objects").toString());
    }

    private Path sidecar() {
        try {
            return Files.createDirectories(folder.resolve("attributes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(url()).build(), BodyHandlers.discarding())
                            .statusCode()
                    < 500;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
