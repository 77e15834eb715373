package org.malipo.web;

import java.util.List;
import java.util.Map;
import org.malipo.access.Public;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Lets a phone keep Malipo on its home screen. */
@Controller
class AppManifest {
    private final Assets assets;

    AppManifest(Assets assets) {
        this.assets = assets;
    }

    @GetMapping(path = "/app.webmanifest", produces = "application/manifest+json")
    @Public
    @ResponseBody
    Map<String, Object> manifest() {
        return Map.of(
                "name", "Malipo",
                "short_name", "Malipo",
                "start_url", "/",
                "display", "standalone",
                "background_color", "#f6f8f7",
                "theme_color", "#0b6e4f",
                "icons", List.of(icon("192", "any"), icon("512", "any"), icon("512", "maskable")));
    }

    private Map<String, String> icon(String size, String purpose) {
        return Map.of(
                "src",
                assets.url("/img/icon-" + size + ".png"),
                "sizes",
                size + "x" + size,
                "type",
                "image/png",
                "purpose",
                purpose);
    }
}
