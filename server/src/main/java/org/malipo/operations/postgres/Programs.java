package org.malipo.operations.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the bundle's programs, as the right user. */
record Programs(Path bundle, ServiceUser user) {
    /** {@return the major version of the bundle, for example 18} */
    int majorVersion() {
        var words = run(30, "postgres", "--version").strip().split(" ");
        return Integer.parseInt(words[words.length - 1].split("\\.")[0]);
    }

    /**
     * {@return what the program printed}
     *
     * @throws PostgresRefusal if it fails or takes longer than {@code seconds}
     */
    String run(long seconds, String program, String... arguments) {
        try {
            var process = builder(program, arguments).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new PostgresRefusal(program + " did not end within " + seconds + " s.");
            }
            if (process.exitValue() != 0) {
                throw new PostgresRefusal(program + " failed: " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new PostgresRefusal(program + " could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresRefusal(program + " was interrupted.", e);
        }
    }

    private ProcessBuilder builder(String program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(bundle.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(user.command(command)).directory(bundle.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
