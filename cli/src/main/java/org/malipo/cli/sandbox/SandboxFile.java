package org.malipo.cli.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.cli.bitcoin.NodeAccess;
import org.malipo.cli.launch.SecretFile;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code sandbox.json}: how to reach the sandbox and sign in to it, for people, scripts and the next start.
 *
 * @param apiKey null until the demo store was made
 * @param storeId null until the demo store was made
 * @param bitcoinP2p host and port
 * @param lnStore a Lightning node to receive with; null in what older versions wrote
 * @param lnPayer a Lightning node to pay with; null in what older versions wrote
 */
public record SandboxFile(
        URI url,
        String adminEmail,
        String adminPassword,
        @Nullable String apiKey,
        @Nullable String storeId,
        URI bitcoinRpcUrl,
        String bitcoinRpcUser,
        String bitcoinRpcPassword,
        String bitcoinP2p,
        @Nullable LightningAccess lnStore,
        @Nullable LightningAccess lnPayer) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static Optional<SandboxFile> read(Path file) {
        return Files.exists(file) ? Optional.of(JSON.readValue(file, SandboxFile.class)) : Optional.empty();
    }

    /** Writes it whole or not at all, readable by its owner only. */
    void write(Path file) throws IOException {
        SecretFile.write(file, JSON.writeValueAsString(this) + "\n");
    }

    SandboxFile withStore(String newStoreId, String newApiKey) {
        return new SandboxFile(
                url,
                adminEmail,
                adminPassword,
                newApiKey,
                newStoreId,
                bitcoinRpcUrl,
                bitcoinRpcUser,
                bitcoinRpcPassword,
                bitcoinP2p,
                lnStore,
                lnPayer);
    }

    SandboxFile at(URI newUrl, URI newRpcUrl, String newP2p) {
        return new SandboxFile(
                newUrl,
                adminEmail,
                adminPassword,
                apiKey,
                storeId,
                newRpcUrl,
                bitcoinRpcUser,
                bitcoinRpcPassword,
                newP2p,
                lnStore,
                lnPayer);
    }

    SandboxFile withLightning(LightningAccess store, LightningAccess payer) {
        return new SandboxFile(
                url,
                adminEmail,
                adminPassword,
                apiKey,
                storeId,
                bitcoinRpcUrl,
                bitcoinRpcUser,
                bitcoinRpcPassword,
                bitcoinP2p,
                store,
                payer);
    }

    /** {@return the ports of the Lightning nodes, the store's first} */
    List<Integer> lightningPorts() {
        return Stream.of(lnStore, lnPayer)
                .filter(Objects::nonNull)
                .map(LightningAccess::port)
                .toList();
    }

    public NodeAccess node() {
        return new NodeAccess(bitcoinRpcUrl, bitcoinRpcUser, bitcoinRpcPassword);
    }

    int rpcPort() {
        return bitcoinRpcUrl.getPort();
    }

    int p2pPort() {
        return Integer.parseInt(bitcoinP2p.substring(bitcoinP2p.lastIndexOf(':') + 1));
    }

    @Override
    public String toString() {
        return "SandboxFile[" + url + "]";
    }
}
