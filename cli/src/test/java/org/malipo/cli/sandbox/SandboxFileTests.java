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
            "127.0.0.1:18444",
            new LightningAccess(URI.create("https://127.0.0.1:18445/"), "/store.macaroon", "/store.cert"),
            new LightningAccess(URI.create("https://127.0.0.1:18446/"), "/payer.macaroon", "/payer.cert"));

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
                        "bitcoinP2p",
                        "lnStore",
                        "url",
                        "macaroonFile",
                        "certificateFile",
                        "lnPayer",
                        "url",
                        "macaroonFile",
                        "certificateFile");
    }

    @Test
    void keepsSecretsOutOfText() {
        assertThat(FILE.toString() + FILE.node()).doesNotContain("secret");
    }

    @Test
    void knowsThePortsOfTheNode() {
        assertThat(FILE.rpcPort()).isEqualTo(18443);
        assertThat(FILE.p2pPort()).isEqualTo(18444);
        assertThat(FILE.lightningPorts()).containsExactly(18445, 18446);
    }

    @Test
    void readsWhatKnewNoLightning() throws Exception {
        var file = folder.resolve("sandbox.json");
        Files.writeString(file, """
                {"url":"http://127.0.0.1:23000","adminEmail":"a","adminPassword":"b","bitcoinRpcUrl":"http://127.0.0.1:1/",
                "bitcoinRpcUser":"c","bitcoinRpcPassword":"d","bitcoinP2p":"127.0.0.1:2"}""");

        assertThat(SandboxFile.read(file).orElseThrow().lightningPorts()).isEmpty();
    }
}
