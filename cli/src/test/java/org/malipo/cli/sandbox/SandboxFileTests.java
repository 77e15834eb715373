package org.malipo.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** sandbox.json keeps what it was given, for its owner only. */
class SandboxFileTests {
    private static final SandboxFile FILE = new SandboxFile(
            URI.create("http://127.0.0.1:23000"),
            "admin@example.com",
            "admin-secret",
            "key-secret",
            "store",
            URI.create("http://127.0.0.1:18443/"),
            "sandbox",
            "rpc-secret",
            "127.0.0.1:18444");

    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() throws Exception {
        var file = folder.resolve("sandbox.json");

        FILE.write(file);

        assertThat(SandboxFile.read(file)).contains(FILE);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void hasTheMembersThatScriptsReadAndNoOthers() throws Exception {
        var file = folder.resolve("sandbox.json");

        FILE.write(file);

        assertThat(Files.readString(file)
                        .lines()
                        .filter(line -> line.contains(":"))
                        .map(line -> line.strip().split("\"", -1)[1]))
                .containsExactly(
                        "url",
                        "adminEmail",
                        "adminPassword",
                        "apiKey",
                        "storeId",
                        "bitcoinRpcUrl",
                        "bitcoinRpcUser",
                        "bitcoinRpcPassword",
                        "bitcoinP2p");
    }

    @Test
    void keepsSecretsOutOfText() {
        assertThat(FILE.toString() + FILE.node()).doesNotContain("secret");
    }

    @Test
    void knowsThePortsOfTheNode() {
        assertThat(FILE.rpcPort()).isEqualTo(18443);
        assertThat(FILE.p2pPort()).isEqualTo(18444);
    }
}
