package org.malipo.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Policies;
import org.malipo.access.Public;
import org.malipo.branding.Branding;
import org.malipo.branding.CustomTheme;
import org.malipo.branding.ServerLogo;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives pages the server's own face, and browsers its colours. */
@Controller
class Sites {
    private static final String MALIPO = "Malipo";
    private static final Duration KEPT = Duration.ofDays(365);

    private final Branding branding;
    private final ServerLogo logo;
    private final Policies policies;

    Sites(Branding branding, ServerLogo logo, Policies policies) {
        this.branding = branding;
        this.logo = logo;
        this.policies = policies;
    }

    Site current() {
        var face = branding.current();
        return new Site(
                Objects.requireNonNullElse(face.serverName(), MALIPO),
                face.contactUrl(),
                logo.address().orElse(null),
                address(face.theme().css()),
                forced(face.theme().mode()),
                face.message(),
                policies.current().discourageSearchEngines(),
                policies.current().explorerLinks());
    }

    /** The address changes with the content, so that browsers may keep it. */
    @GetMapping("/theme/{hash}.css")
    @Public
    ResponseEntity<String> theme(@PathVariable String hash) {
        var css = branding.current().theme().css();
        var kept = hash.equals(hash(css)) ? CacheControl.maxAge(KEPT).cachePublic() : CacheControl.noStore();
        return ResponseEntity.ok()
                .cacheControl(kept)
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .body(css);
    }

    private static @Nullable String address(String css) {
        return css.isEmpty() ? null : "/theme/" + hash(css) + ".css";
    }

    private static String hash(String css) {
        return HexFormat.of().formatHex(DigestUtils.md5Digest(css.getBytes(StandardCharsets.UTF_8)));
    }

    private static @Nullable Theme forced(CustomTheme.Mode mode) {
        return switch (mode) {
            case NONE, EXTENDS -> null;
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
    }
}
