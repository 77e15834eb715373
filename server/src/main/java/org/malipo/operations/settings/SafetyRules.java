package org.malipo.operations.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.springframework.core.env.Environment;

/** What is refused although each value by itself is right: combinations that lose money or give it away. */
final class SafetyRules {
    private static final Set<String> FORGETFUL = Set.of("tmpfs", "ramfs", "overlay");

    private final Environment settings;
    private final List<String> refusals = new ArrayList<>();

    SafetyRules(Environment settings) {
        this.settings = settings;
    }

    /** {@return a sentence each; empty if all is well} */
    List<String> refusals() {
        networks();
        database();
        publicUrl();
        proxies();
        ports();
        management();
        files();
        if (isEnabled(Network.MAINNET)) {
            realMoney();
        }
        return refusals;
    }

    private void networks() {
        var enabled = Stream.of(Network.values()).filter(this::isEnabled).toList();
        if (enabled.isEmpty()) {
            refuse(
                    "Switch on at least one network: malipo.network.mainnet.enabled=true, or testnet4, signet, regtest.");
        }
        enabled.forEach(this::source);
        if (text("malipo.rates.fixed") != null && !enabled.equals(List.of(Network.REGTEST))) {
            refuse("malipo.rates.fixed is for regtest alone: customers would pay at prices that never move.");
        }
    }

    /** A node of the operator's where its address is set, else peers. */
    private void source(Network network) {
        var prefix = "malipo.network." + network.id() + ".";
        var hasAccess = Stream.of("url", "cookiefile", "user", "passwordfile", "password")
                .anyMatch(part -> text(prefix + "rpc." + part) != null);
        var hasPeers = text(prefix + "light.peers") != null;
        if (hasAccess && hasPeers) {
            refuse("Name either a node in " + prefix + "rpc, or peers in " + prefix + "light.peers; not both.");
        } else if (hasAccess || (network == Network.REGTEST && !hasPeers)) {
            node(prefix + "rpc.");
        } else if (!hasPeers && text(prefix + "p2p") != null) {
            refuse(prefix + "p2p is the address of a node that has " + prefix
                    + "rpc.url as well; peers of a light client are named in " + prefix + "light.peers.");
        } else {
            peers(prefix + "light.", hasPeers);
        }
    }

    private void peers(String light, boolean hasPeers) {
        var seeds = settings.getProperty(light + "seeds");
        if (!hasPeers && seeds != null && seeds.isBlank()) {
            refuse("Without seeds no peers are found: name some in " + light + "peers.");
        }
        if (settings.getProperty(light + "connections", Integer.class, 1) < 1) {
            refuse(light + "connections must be at least 1.");
        }
    }

    private void node(String rpc) {
        if (text(rpc + "url") == null) {
            refuse("Set " + rpc + "url to the node's address.");
        }
        boolean cookie = text(rpc + "cookiefile") != null;
        boolean user = text(rpc + "user") != null;
        boolean passwordFile = text(rpc + "passwordfile") != null;
        boolean password = text(rpc + "password") != null;
        boolean byPassword = user && passwordFile != password;
        if (cookie == byPassword || (cookie && (user || passwordFile || password))) {
            refuse("Give either a cookie file or user and password: " + rpc + "cookiefile, or " + rpc + "user with "
                    + rpc + "passwordfile.");
        }
    }

    private void database() {
        var url = text("DATABASE_URL");
        if (url == null) {
            return;
        }
        var address = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        var query = address.getQuery();
        if (query != null && query.contains("sslmode=disable") && !isLoopback(address.getHost())) {
            refuse("sslmode=disable is refused for a host that is not local.");
        }
    }

    private void publicUrl() {
        var url = text("malipo.public.url");
        if (url != null && url.startsWith("http:") && !isPrivate(URI.create(url).getHost())) {
            refuse(
                    "malipo.public.url must begin with https: payers would see addresses that anybody on the way can change.");
        }
    }

    private void proxies() {
        var proxies = text("malipo.http.proxies");
        if (proxies == null) {
            return;
        }
        for (var range : proxies.split(",")) {
            if (AddressRange.parse(range).isEverything()) {
                refuse(range.strip() + " would let anybody forge client addresses.");
            }
        }
    }

    private void ports() {
        if (port("malipo.http.port", 8080) != 0
                && port("malipo.http.port", 8080) == port("malipo.management.port", 8081)) {
            refuse("The management port must differ from the public port.");
        }
    }

    private void management() {
        if (!isLoopback(settings.getProperty("malipo.management.bind", "127.0.0.1"))
                && text("malipo.management.token") == null) {
            refuse("Others can reach the management port: set malipo.management.token, or let malipo.management.bind be"
                    + " 127.0.0.1.");
        }
    }

    private void files() {
        var s3 = "malipo.files.s3.";
        var endpoint = text(s3 + "endpoint");
        if (endpoint != null
                && endpoint.startsWith("http:")
                && !isPrivate(URI.create(endpoint).getHost())) {
            refuse(s3 + "endpoint must begin with https: others could read and change files on the way.");
        }
        if (!"s3".equals(text("malipo.files.store"))) {
            return;
        }
        boolean secret = text(s3 + "secret") != null;
        boolean secretFile = text(s3 + "secretfile") != null;
        if (endpoint == null || text(s3 + "bucket") == null || text(s3 + "key") == null || secret == secretFile) {
            refuse("For files in a bucket set " + s3 + "endpoint, bucket, key, and either secret or secretfile.");
        }
    }

    private void realMoney() {
        if (text("malipo.public.url") == null) {
            refuse("Set malipo.public.url to the address that payers use.");
        }
        if (!isLoopback(settings.getProperty("malipo.http.bind", "127.0.0.1")) && text("malipo.http.proxies") == null) {
            refuse(
                    "The public port has no TLS of its own: let malipo.http.bind be 127.0.0.1 behind a proxy, or name the"
                            + " proxy in malipo.http.proxies.");
        }
        var state = Path.of(settings.getProperty("malipo.state", "data")).toAbsolutePath();
        var kind = fileSystem(state);
        if (text("DATABASE_URL") == null && kind != null && FORGETFUL.contains(kind)) {
            refuse("The state folder " + state + " is on " + kind + ", which forgets; name another in malipo.state.");
        }
    }

    private static @Nullable String fileSystem(Path folder) {
        var existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return existing == null ? null : Files.getFileStore(existing).type();
        } catch (IOException _) {
            return null;
        }
    }

    private boolean isEnabled(Network network) {
        return settings.getProperty("malipo.network." + network.id() + ".enabled", Boolean.class, false);
    }

    private int port(String name, int standard) {
        return settings.getProperty(name, Integer.class, standard);
    }

    private @Nullable String text(String name) {
        var value = settings.getProperty(name);
        return value == null || value.isBlank() ? null : value;
    }

    private void refuse(String sentence) {
        refusals.add(sentence);
    }

    /** A name is local only if it is a known one; nothing is looked up here. */
    private static boolean isLoopback(@Nullable String host) {
        return host != null
                && (host.equals("localhost")
                        || (isLiteral(host) && address(host).isLoopbackAddress()));
    }

    private static boolean isPrivate(@Nullable String host) {
        if (host == null || isLoopback(host)) {
            return host != null;
        }
        if (isLiteral(host)) {
            var address = address(host);
            return address.isSiteLocalAddress() || address.isLinkLocalAddress();
        }
        return host.endsWith(".onion") || host.endsWith(".local") || host.endsWith(".internal");
    }

    private static boolean isLiteral(String host) {
        return host.matches("[0-9.]+") || host.contains(":");
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal.replaceAll("[\\[\\]]", ""));
    }
}
