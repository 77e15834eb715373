package org.malipo.interop.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.malipo.cli.launch.Installation;
import org.malipo.cli.launch.Program;

/**
 * btcd, a full node by other people. It has no wallet, mines to one address, and forgets a regtest chain at
 * its end.
 */
public final class BtcdNode extends NodeProcess {
    private static final String PACKAGE = "github.com/btcsuite/btcd";

    private final Path binary = built();

    public BtcdNode(Path folder) {
        super(folder, "btcd");
    }

    @Override
    Program program() {
        return new Program("btcd", command(), Map.of(), folder(), folder().toString());
    }

    @Override
    public List<String> mine(int blocks) {
        var hashes = new ArrayList<String>();
        rpc().callOnce("generate", blocks).forEach(hash -> hashes.add(hash.stringValue()));
        return hashes;
    }

    @Override
    public void reorganise(int depth) {
        int fork = rpc().call("getblockcount").asInt() - depth;
        new EmptyBlocks(rpc(), Payer.SCRIPT).submit(fork, depth + 1);
    }

    private List<String> command() {
        return List.of(
                binary.toString(),
                "--regtest",
                "--datadir=" + folder().resolve("data"),
                "--logdir=" + folder().resolve("logs"),
                "--configfile=/dev/null",
                "--listen=127.0.0.1:" + p2pPort(),
                "--rpclisten=127.0.0.1:" + rpcPort(),
                "--rpcuser=" + rpcUser(),
                "--rpcpass=" + rpcPassword(),
                "--notls",
                "--nodnsseed",
                "--nobanning",
                "--nostalldetect",
                "--trickleinterval=100ms",
                "--txindex",
                "--miningaddr=" + Payer.ADDRESS);
    }

    /** {@return the program that interop/go/build makes, which keeps it outside the tree} */
    private static Path built() {
        var known = System.getenv("TEST_BTCD");
        if (known != null) {
            return Path.of(known);
        }
        try {
            var script = Installation.ofEnvironment().home().resolve("interop/go/build");
            var build = new ProcessBuilder(script.toString(), PACKAGE)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var path = Path.of(new String(build.getInputStream().readAllBytes(), UTF_8).strip());
            if (!Files.isExecutable(path)) {
                throw new IllegalStateException("btcd was not built");
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
