package org.malipo.cli.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The settings of a sandbox node that keeps everything in one folder and listens on loopback. */
public record NodeSettings(Path folder, int rpcPort, int p2pPort, String rpcUser, String rpcPassword) {
    List<String> arguments() {
        return List.of(
                "--data=" + folder.resolve("node"),
                "--rpc-port=" + rpcPort,
                "--p2p-port=" + p2pPort,
                "--rpc-user=" + rpcUser);
    }

    /** The password is not for the process list. */
    Map<String, String> environment() {
        return Map.of("SANDBOX_RPC_PASSWORD", rpcPassword);
    }

    @Override
    public String toString() {
        return "NodeSettings[" + folder + ", port " + rpcPort + "]";
    }
}
