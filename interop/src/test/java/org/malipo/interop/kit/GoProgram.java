package org.malipo.interop.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.malipo.cli.launch.Installation;

/** Programs by other people that interop/go/build makes, and keeps outside the tree. */
public final class GoProgram {
    private GoProgram() {}

    /** {@return the program} Builds it if nobody has, and waits for whoever is building it. */
    public static Path built(String goPackage) {
        try {
            var script = Installation.ofEnvironment().home().resolve("interop/go/build");
            var build = new ProcessBuilder(script.toString(), goPackage)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var path = Path.of(new String(build.getInputStream().readAllBytes(), UTF_8).strip());
            if (!Files.isExecutable(path)) {
                throw new IllegalStateException(goPackage + " was not built");
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
