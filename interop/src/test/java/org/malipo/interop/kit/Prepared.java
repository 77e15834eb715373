package org.malipo.interop.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.malipo.cli.launch.Installation;

/** What a script of {@code interop} builds or installs of other people's programs, and keeps outside the tree. */
public final class Prepared {
    private Prepared() {}

    /** {@return what the script says that it made} It makes it if nobody has, and waits for whoever is at it. */
    public static Path by(String script, String... arguments) {
        var home = Installation.ofEnvironment().home();
        var command =
                new ArrayList<>(List.of(home.resolve("interop").resolve(script).toString()));
        command.addAll(List.of(arguments));
        try {
            var run = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var path = Path.of(new String(run.getInputStream().readAllBytes(), UTF_8).strip());
            if (path.toString().isEmpty() || !Files.exists(path)) {
                throw new IllegalStateException(command + " made nothing");
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
