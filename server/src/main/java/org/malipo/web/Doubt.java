package org.malipo.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.malipo.access.SiteAddress;

/**
 * What is not right with the way by which somebody reached a page.
 *
 * @param key of its message
 * @param host where they should be instead; may be empty
 */
public record Doubt(String key, String host) {
    static Optional<Doubt> of(HttpServletRequest request, SiteAddress site) {
        return SiteAddress.isSafe(request)
                ? site.otherHost(request).map(host -> new Doubt("web.doubt.elsewhere", host))
                : Optional.of(new Doubt("web.doubt.insecure", ""));
    }
}
