package org.malipo.cli.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of a server that follows one regtest node, as {@code malipo.properties} in a folder. */
public record ServerConfig(Path config, Path state, int port, URI rpc, String rpcUser, String p2p) {
    /** A price that stays, so that what one tries today looks the same tomorrow. */
    private static final String RATES = "BTC_USD:61542.00,BTC_EUR:56890.00,BTC_KES:7950000,BTC_TZS:159000000";

    /** Writes the settings; the node's password goes into a file of its own. */
    public void write(String rpcPassword) throws IOException {
        Files.createDirectories(config);
        Files.createDirectories(state);
        writeSecret(passwordFile(), rpcPassword + "\n");
        var text = settings().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n", "# Written anew at each start of the sandbox.\n", "\n"));
        Files.writeString(config.resolve("malipo.properties"), text);
    }

    /** {@return the arguments that make a server use these settings} */
    public List<String> arguments() {
        return List.of("--malipo.config=" + config, "--malipo.state=" + state);
    }

    private Path passwordFile() {
        return config.resolve("node.password");
    }

    private Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("malipo.http.bind", "127.0.0.1");
        settings.put("malipo.http.port", port);
        settings.put("malipo.public.url", "http://127.0.0.1:" + port);
        settings.put("malipo.network.regtest.enabled", true);
        settings.put("malipo.network.regtest.p2p", p2p);
        settings.put("malipo.network.regtest.rpc.url", rpc);
        settings.put("malipo.network.regtest.rpc.user", rpcUser);
        settings.put("malipo.network.regtest.rpc.passwordfile", passwordFile());
        settings.put("malipo.rates.fixed", RATES);
        settings.put("malipo.outbound.allow", "127.0.0.1,localhost");
        return settings;
    }

    private static void writeSecret(Path file, String secret) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret);
    }
}
