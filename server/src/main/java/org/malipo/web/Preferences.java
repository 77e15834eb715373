package org.malipo.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.malipo.access.LocalPath;
import org.malipo.access.Public;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and theme, remembered by the browser. */
@Controller
class Preferences {
    private static final Duration KEPT = Duration.ofDays(365);

    @PostMapping("/preferences")
    @Public
    ResponseEntity<Void> change(
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "/") String returnUrl) {
        var answer = ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, LocalPath.orElse(returnUrl, "/"));
        if (theme != null) {
            answer.header(
                    HttpHeaders.SET_COOKIE, cookie(Theme.COOKIE, Theme.of(theme).id()));
        }
        Texts.offered(language, Texts.STAFF)
                .ifPresent(locale ->
                        answer.header(HttpHeaders.SET_COOKIE, cookie(WebLocale.COOKIE, locale.toLanguageTag())));
        return answer.build();
    }

    /** The switch in the page changes the theme's cookie too, so scripts may read it. */
    private static String cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .maxAge(KEPT)
                .sameSite("Lax")
                .build()
                .toString();
    }
}
