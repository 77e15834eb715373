package org.malipo.interop.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.malipo.cli.launch.Installation;

/** {@code ./malipo hwi-bridge}, as somebody starts it on their own machine for the pages of a server. */
public final class HwiBridge implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("\\b(\\d{4} \\d{4})\\b");

    private final Process process;
    private final int port;
    private final String code;

    /** @param hwi the program that it is to use */
    public HwiBridge(int port, URI server, Path hwi) throws IOException {
        this.port = port;
        var cli = Installation.ofEnvironment().home().resolve("cli/target/malipo-cli.jar");
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        cli.toString(),
                        "hwi-bridge",
                        "--port=" + port,
                        "--origin=" + server,
                        "--hwi=" + hwi)
                .redirectError(Redirect.INHERIT)
                .start();
        code = code(process.inputReader(StandardCharsets.UTF_8));
    }

    private static String code(BufferedReader printed) throws IOException {
        for (var line = printed.readLine(); line != null; line = printed.readLine()) {
            var found = CODE.matcher(line);
            if (found.find()) {
                return found.group(1);
            }
        }
        throw new AssertionError("The bridge did not start");
    }

    /** {@return what it asks pages for} */
    public String code() {
        return code;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port + "/hwi-bridge/v1");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
