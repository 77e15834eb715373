package org.malipo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The store that a person was in last, remembered by the browser. Whoever reads it checks that it is theirs. */
public final class LastStore {
    static final String COOKIE = "store";

    private static final Duration KEPT = Duration.ofDays(365);

    private LastStore() {}

    /** {@return an id, which may be of a store that they are no member of; null if there is none} */
    public static @Nullable String of(HttpServletRequest request) {
        return WebLocale.cookie(request, COOKIE);
    }

    static void remember(String store, HttpServletRequest request, HttpServletResponse response) {
        if (!store.equals(of(request))) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, store)
                            .path("/")
                            .maxAge(KEPT)
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .sameSite("Lax")
                            .build()
                            .toString());
        }
    }
}
