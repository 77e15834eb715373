package org.malipo.interop.node;

import java.nio.file.Path;
import java.util.ArrayList;
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

    private final List<String> tls;

    public BtcdNode(Path folder) {
        super(folder, "btcd");
        tls = List.of("--notls");
    }

    private BtcdNode(Path folder, Path certificate) {
        super(folder, "btcd", certificate);
        tls = List.of("--rpccert=" + certificate, "--rpckey=" + folder.resolve("rpc.key"));
    }

    /** {@return one that speaks TLS, as LND wants it} */
    public static BtcdNode withTls(Path folder) {
        return new BtcdNode(folder, certificate(folder));
    }

    public static Path certificate(Path folder) {
        return folder.resolve("rpc.cert");
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
        var command = new ArrayList<>(List.of(
                binary.toString(),
                "--regtest",
                "--datadir=" + folder().resolve("data"),
                "--logdir=" + folder().resolve("logs"),
                "--configfile=/dev/null",
                "--listen=127.0.0.1:" + p2pPort(),
                "--rpclisten=127.0.0.1:" + rpcPort(),
                "--rpcuser=" + rpcUser(),
                "--rpcpass=" + rpcPassword(),
                "--nodnsseed",
                "--nobanning",
                "--nostalldetect",
                "--trickleinterval=100ms",
                "--txindex",
                "--miningaddr=" + Payer.ADDRESS));
        command.addAll(tls);
        return command;
    }
}
