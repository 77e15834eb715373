package org.malipo.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;

/** The node as a process of its own, as it runs in earnest. */
final class NodeProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("peers on 127\\.0\\.0\\.1:(\\d+), JSON-RPC on (\\S+),");

    private final Process process;
    private final int p2pPort;
    private final RpcClient rpc;

    private NodeProcess(Process process, int p2pPort, RpcClient rpc) {
        this.process = process;
        this.p2pPort = p2pPort;
        this.rpc = rpc;
    }

    /** Starts it on free ports and waits until it is ready. */
    static NodeProcess start(Path folder, String... more) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Sandbox.class.getName(),
                "--data=" + folder,
                "--p2p-port=0",
                "--rpc-port=0"));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = process.inputReader(StandardCharsets.UTF_8);
        Matcher ready = awaitReady(output);
        Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
        var rpc = new RpcClient(URI.create(ready.group(2)), new RpcCredentials.CookieFile(folder.resolve(".cookie")));
        return new NodeProcess(process, Integer.parseInt(ready.group(1)), rpc);
    }

    private static Matcher awaitReady(BufferedReader output) throws IOException {
        var seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.append(line).append('\n');
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return ready;
            }
        }
        throw new IOException("the node did not start:\n" + seen);
    }

    RpcClient rpc() {
        return rpc;
    }

    int p2pPort() {
        return p2pPort;
    }

    void kill() {
        process.destroyForcibly();
    }

    /** {@return the exit code after SIGTERM} */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the node does not stop");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        rpc.close();
        kill();
        process.onExit().join();
    }
}
