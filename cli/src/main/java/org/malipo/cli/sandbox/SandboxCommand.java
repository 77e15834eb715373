package org.malipo.cli.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.malipo.cli.launch.Installation;
import org.malipo.cli.launch.StartFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code malipo sandbox}: starts all, says where to go, and stops all when it is told to end. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Starts a database, a regtest node, the server and a demo store on this machine.")
public final class SandboxCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where the server listens (default: ${DEFAULT-VALUE}).")
    private int port = 23000;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where everything is kept (default: data/sandbox in the checkout).")
    private @Nullable Path data;

    @Option(names = "--fresh", description = "Throws away what an earlier sandbox left in the folder.")
    private boolean fresh;

    @Override
    public Integer call() throws IOException {
        var installation = Installation.ofEnvironment();
        var folder = data == null ? DataFolder.usual(installation) : DataFolder.of(data);
        var lock = folder.lock();
        var sandbox = new Sandbox(installation, folder, port);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(sandbox::close));
        try {
            if (fresh) {
                sandbox.stopWhatIsLeft();
                folder.clear();
            }
            var file = sandbox.start();
            System.out.println(new Welcome(folder, file).text());
            return sandbox.awaitEnd() ? 0 : 1;
        } catch (StartFailed e) {
            System.err.println(e.getMessage());
            return 1;
        } finally {
            sandbox.close();
            lock.close();
        }
    }
}
