package org.malipo.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Decides which addresses a user's URL may reach: http and https to public addresses, and to the private hosts that the
 * operator has named. Loopback is open only while regtest is the one network in use, where shops and server share a
 * machine and no money has value.
 */
@Component
public class OutboundUrls {
    private static final List<String> NETWORKS_WITH_OTHERS = List.of("mainnet", "testnet4", "signet");
    private static final List<String> LOCAL_DOMAINS = List.of(".internal", ".local", ".lan", ".localhost");
    private static final Set<String> LOOPBACKS = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<String> allowed;
    private final boolean loopbackAllowed;

    OutboundUrls(OutboundSettings settings, Environment environment) {
        this.allowed = settings.allow().stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
        this.loopbackAllowed = enabled(environment, "regtest")
                && NETWORKS_WITH_OTHERS.stream().noneMatch(network -> enabled(environment, network));
    }

    /**
     * {@return why {@code url} can't be called whatever its host resolves to, as a sentence, or empty} Says nothing about
     * the address behind a name: that is decided when the connection is made.
     */
    public Optional<String> refusal(URI url) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.of("The address must start with http:// or https://.");
        }
        if (url.getHost() == null || url.getHost().isEmpty()) {
            return Optional.of("The address has no host.");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("The address must not hold a user name or password.");
        }
        return isLiteral(url.getHost()) ? refusalOfLiteral(url) : Optional.empty();
    }

    /**
     * {@return whether nobody between here and there can read or change what is sent: over TLS, or on this machine where that
     * is open} An onion is private by itself, but calls don't go through Tor.
     */
    public boolean isPrivateOnTheWay(URI url) {
        var host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        if (host.endsWith(".onion") || host.endsWith(".onion.")) {
            return false;
        }
        return "https".equalsIgnoreCase(url.getScheme()) || (loopbackAllowed && LOOPBACKS.contains(host));
    }

    /**
     * {@return whether a host is written as one of this machine or its neighbours: a private address, a name without a dot or
     * of a local domain} Whoever is on the operator's list counts as well; the address behind a name is not looked up.
     */
    public static boolean isLocal(String host) {
        var name = unbracketed(host.strip().toLowerCase(Locale.ROOT));
        if (name.contains(":") || isLiteral(name)) {
            return !isPublicLiteral(name);
        }
        var bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return !bare.contains(".") || LOCAL_DOMAINS.stream().anyMatch(bare::endsWith);
    }

    /** What can't be read as an address is no public one. */
    private static boolean isPublicLiteral(String address) {
        try {
            return AddressRules.isPublic(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /**
     * {@return the addresses of {@code host} that may be connected to}
     *
     * @param port the port of the call, to compare with the operator's list
     * @throws UnknownHostException if the name has no address, or one that must not be reached
     */
    public InetAddress[] resolve(String host, int port) throws UnknownHostException {
        var addresses = InetAddress.getAllByName(host);
        if (isListed(host, port)) {
            return addresses;
        }
        var reachable = Arrays.stream(addresses).filter(this::mayReach).toArray(InetAddress[]::new);
        if (reachable.length == 0) {
            throw new ForbiddenAddress(host);
        }
        return reachable;
    }

    private Optional<String> refusalOfLiteral(URI url) {
        try {
            resolve(unbracketed(url.getHost()), portOf(url));
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("The address is private and can't be reached from here.");
        }
    }

    private boolean mayReach(InetAddress address) {
        return AddressRules.isPublic(address) || (loopbackAllowed && AddressRules.isLoopback(address));
    }

    private boolean isListed(String host, int port) {
        var name = host.toLowerCase(Locale.ROOT);
        return allowed.contains(name) || allowed.contains(name + ":" + port);
    }

    /** Whether the host is an address and no name, so that nothing has to be asked of a name server. */
    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    static int portOf(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private static boolean enabled(Environment environment, String network) {
        return environment.getProperty("malipo.network." + network + ".enabled", Boolean.class, false);
    }

    /** The name leads to an address that users' URLs must not reach. */
    public static final class ForbiddenAddress extends UnknownHostException {
        ForbiddenAddress(String host) {
            super(host + " leads to a private address, which can't be reached from here");
        }
    }
}
