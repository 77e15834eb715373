package org.malipo.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The settings of a sandbox node that keeps everything in one folder and listens on loopback. */
public record NodeSettings(Path folder, int rpcPort, int p2pPort, String rpcUser, String rpcPassword) {
    void write() throws IOException {
        Files.createDirectories(data());
        SecretFile.write(passwordFile(), rpcPassword + "\n");
    }

    List<String> arguments() {
        return List.of(
                "--data=" + data(),
                "--rpc-port=" + rpcPort,
                "--p2p-port=" + p2pPort,
                "--rpc-user=" + rpcUser,
                "--rpc-password-file=" + passwordFile());
    }

    private Path data() {
        return folder.resolve("node");
    }

    private Path passwordFile() {
        return folder.resolve("node.password");
    }

    @Override
    public String toString() {
        return "NodeSettings[" + folder + ", port " + rpcPort + "]";
    }
}
