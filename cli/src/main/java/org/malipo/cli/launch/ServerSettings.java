package org.malipo.cli.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a server that follows one regtest node and keeps everything in one folder.
 *
 * @param rpcUrl null for a server that follows the node as a peer among others, by its filters
 * @param p2p host and port of the node
 */
public record ServerSettings(
        Path folder,
        int port,
        int managementPort,
        @Nullable URI rpcUrl,
        String rpcUser,
        String rpcPassword,
        String p2p) {
    /** Prices that stay, so that what one tries today looks the same tomorrow. */
    private static final String RATES = "BTC_USD:61542.00,BTC_EUR:56890.00,BTC_KES:7950000,BTC_TZS:159000000";

    /** Writes {@code malipo.properties}; the node's password goes into a file of its own. */
    void write() throws IOException {
        Files.createDirectories(config());
        Files.createDirectories(state());
        SecretFile.write(passwordFile(), rpcPassword + "\n");
        var text = settings().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n", "# Written anew at each start of the sandbox.\n", "\n"));
        Files.writeString(config().resolve("malipo.properties"), text);
    }

    /** {@return the arguments that make a server use these settings} */
    List<String> arguments() {
        return List.of("--malipo.config=" + config(), "--malipo.state=" + state());
    }

    private Path config() {
        return folder.resolve("config");
    }

    private Path state() {
        return folder.resolve("state");
    }

    private Path passwordFile() {
        return config().resolve("node.password");
    }

    private Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("malipo.http.bind", "127.0.0.1");
        settings.put("malipo.http.port", port);
        settings.put("malipo.http.ratelimits", false); // scripts sign in as often as they like
        settings.put("malipo.management.bind", "127.0.0.1");
        settings.put("malipo.management.port", managementPort);
        settings.put("malipo.public.url", "http://127.0.0.1:" + port);
        settings.put("malipo.network.regtest.enabled", true);
        if (rpcUrl == null) {
            settings.put("malipo.network.regtest.light.peers", p2p);
        } else {
            settings.put("malipo.network.regtest.p2p", p2p);
            settings.put("malipo.network.regtest.rpc.url", rpcUrl);
            settings.put("malipo.network.regtest.rpc.user", rpcUser);
            settings.put("malipo.network.regtest.rpc.passwordfile", passwordFile());
        }
        settings.put("malipo.rates.fixed", RATES);
        settings.put("malipo.outbound.allow", "127.0.0.1,localhost");
        return settings;
    }

    @Override
    public String toString() {
        return "ServerSettings[" + folder + ", port " + port + "]";
    }
}
