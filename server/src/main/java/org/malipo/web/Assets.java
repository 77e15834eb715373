package org.malipo.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Addresses of static files with a hash of their content, so that browsers may keep them for a year. */
@Component
public class Assets {
    private final Map<String, String> urls = new ConcurrentHashMap<>();
    private final ObjectProvider<ResourceUrlProvider> resources;

    Assets(ObjectProvider<ResourceUrlProvider> resources) {
        this.resources = resources;
    }

    /** {@return for example {@code /css/tokens-1f3a….css} for {@code /css/tokens.css}} */
    public String url(String path) {
        return urls.computeIfAbsent(path, this::lookUp);
    }

    private String lookUp(String path) {
        return Optional.ofNullable(resources.getObject().getForLookupPath(path))
                .orElseThrow(() -> new IllegalArgumentException("There is no static file " + path));
    }
}
