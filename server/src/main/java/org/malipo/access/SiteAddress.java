package org.malipo.access;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Absolute addresses of this server, for letters and for programs. The operator's setting decides, so that no Host header
 * bends a link in a letter; only a server without that setting, which keeps no real money, believes the request.
 */
@Component
public class SiteAddress {
    private final String configured;

    SiteAddress(@Value("${malipo.public.url:}") String configured) {
        this.configured = configured.strip().replaceAll("/+$", "");
    }

    /** @param path begins with a slash */
    public String of(String path) {
        var base = configured.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : configured;
        return base + path;
    }
}
