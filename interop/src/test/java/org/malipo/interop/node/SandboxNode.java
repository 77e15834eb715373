package org.malipo.interop.node;

import java.nio.file.Path;
import java.util.List;
import org.malipo.cli.launch.Installation;
import org.malipo.cli.launch.NodeSettings;
import org.malipo.cli.launch.Program;

/** Our own node, from its jar. */
public final class SandboxNode extends NodeProcess {
    public SandboxNode(Path folder) {
        super(folder, "sandbox");
    }

    @Override
    Program program() {
        return Installation.ofEnvironment()
                .node(new NodeSettings(folder(), rpcPort(), p2pPort(), rpcUser(), rpcPassword()))
                .forAWhile();
    }

    @Override
    public void reorganise(int depth) {
        int fork = rpc().call("getblockcount").asInt() - depth;
        rpc().callOnce("invalidateblock", rpc().call("getblockhash", fork + 1));
        for (int i = 0; i <= depth; i++) {
            rpc().callOnce("generateblock", Payer.ADDRESS, List.of());
        }
    }
}
