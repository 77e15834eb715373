package org.malipo.interop.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.malipo.cli.launch.Program;
import org.malipo.interop.kit.Prepared;

/**
 * btcd, a full node by other people. It has no wallet, mines to one address, and forgets a regtest chain at
 * its end.
 */
public final class BtcdNode extends NodeProcess {
    private final Path binary = Prepared.by("go/build", "github.com/btcsuite/btcd");

    public BtcdNode(Path folder) {
        super(folder, "btcd");
    }

    @Override
    Program program() {
        return new Program("btcd", command(), Map.of(), folder(), folder().toString());
    }

    @Override
    public List<String> mine(int blocks) {
        return hashes(rpc().callOnce("generate", blocks));
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
}
