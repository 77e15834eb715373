package org.malipo.interop.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.malipo.cli.launch.Program;
import org.malipo.interop.kit.Prepared;

/** Bitcoin Core's node, without a wallet. It serves filters, and holds transactions back from its peers as it does from strangers. */
public final class CoreNode extends NodeProcess {
    private final Path binary = Prepared.by("core/build");
    private final List<String> options;

    /** @param options more of its command line */
    public CoreNode(Path folder, String... options) {
        super(folder, "core");
        this.options = List.of(options);
    }

    @Override
    Program program() {
        var command = new ArrayList<>(List.of(
                binary.toString(),
                "-regtest",
                "-datadir=" + folder(),
                "-noconf",
                "-bind=127.0.0.1:" + p2pPort(),
                "-rpcport=" + rpcPort(),
                "-rpcuser=" + rpcUser(),
                "-rpcpassword=" + rpcPassword(),
                "-dnsseed=0",
                "-listenonion=0",
                "-natpmp=0",
                "-blockfilterindex=1",
                "-peerblockfilters=1",
                "-txindex=1"));
        command.addAll(options);
        return new Program("core", List.copyOf(command), Map.of(), folder(), folder().toString());
    }
}
