package org.malipo.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Absolute addresses of this server, for letters and for programs. The operator's setting decides, so that no Host header
 * bends a link. A server without that setting, which keeps no real money, believes the request: in answers to whoever
 * sent it, and in letters only if the host is one that no stranger can point elsewhere.
 */
@Component
public class SiteAddress {
    private final String configured;
    private final int port;
    private final Policies policies;

    SiteAddress(
            @Value("${malipo.public.url:}") String configured,
            @Value("${malipo.http.port:8080}") int port,
            Policies policies) {
        this.configured = configured.strip().replaceAll("/+$", "");
        this.port = port;
        this.policies = policies;
    }

    /**
     * {@return an address for others than the one who asks, as in letters; also where nobody asks}
     *
     * @param path begins with a slash
     */
    public String of(String path) {
        if (!configured.isEmpty()) {
            return configured + path;
        }
        if (RequestContextHolder.getRequestAttributes() == null) {
            return "http://localhost:" + port + path;
        }
        var here = ServletUriComponentsBuilder.fromCurrentContextPath().build();
        var host = String.valueOf(here.getHost());
        return Hosts.areNear(host) || isMapped(host) ? here + path : "http://localhost:" + port + path;
    }

    /**
     * {@return an address in an answer to whoever asks} Other host names of the server, which the administrator gave pages
     * of their own, are kept.
     *
     * @param path begins with a slash
     */
    public String ofAnswer(String path) {
        var here = ServletUriComponentsBuilder.fromCurrentContextPath().build();
        return (configured.isEmpty() || isMapped(String.valueOf(here.getHost())) ? here : configured) + path;
    }

    /** {@return the host that people should use, if this request came to one that is not the server's} */
    public Optional<String> otherHost(HttpServletRequest request) {
        return Optional.of(configured)
                .filter(url -> !url.isEmpty())
                .map(url -> URI.create(url).getHost())
                .filter(host -> !request.getServerName().equalsIgnoreCase(host) && !isMapped(request.getServerName()));
    }

    private boolean isMapped(String host) {
        return policies.current().domains().stream()
                .anyMatch(domain -> domain.domain().equalsIgnoreCase(host));
    }

    /** {@return whether nobody on the way can read the request and its answer: TLS, Tor, or the same machine} */
    public static boolean isSafe(HttpServletRequest request) {
        var host = request.getServerName().toLowerCase(Locale.ROOT);
        return request.isSecure() || host.endsWith(".onion") || Hosts.areThisMachine(host);
    }
}
