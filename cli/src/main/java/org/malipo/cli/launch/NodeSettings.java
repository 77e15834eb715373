package org.malipo.cli.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings of a sandbox node that keeps everything in one folder and listens on loopback.
 *
 * @param lightningPorts of the Lightning nodes store, payer and so on; empty for no Lightning
 */
public record NodeSettings(
        Path folder, int rpcPort, int p2pPort, String rpcUser, String rpcPassword, List<Integer> lightningPorts) {
    public NodeSettings {
        lightningPorts = List.copyOf(lightningPorts);
    }

    /** Without Lightning. */
    public NodeSettings(Path folder, int rpcPort, int p2pPort, String rpcUser, String rpcPassword) {
        this(folder, rpcPort, p2pPort, rpcUser, rpcPassword, List.of());
    }

    List<String> arguments() {
        var arguments = new ArrayList<>(List.of(
                "--data=" + folder.resolve("node"),
                "--rpc-port=" + rpcPort,
                "--p2p-port=" + p2pPort,
                "--rpc-user=" + rpcUser));
        if (!lightningPorts.isEmpty()) {
            arguments.add("--lightning-ports="
                    + lightningPorts.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return arguments;
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
