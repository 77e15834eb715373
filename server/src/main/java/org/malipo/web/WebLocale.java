package org.malipo.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language of a page: of the link, else what was chosen in this browser, else what the browser asks for. */
@Component("localeResolver")
class WebLocale implements LocaleResolver {
    static final String PARAMETER = "lang";
    static final String COOKIE = "lang";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Texts.offered(request.getParameter(PARAMETER), Texts.PAYERS)
                .or(() -> Texts.offered(cookie(request, COOKIE), Texts.PAYERS))
                .or(() -> Texts.firstOffered(Collections.list(request.getLocales()), Texts.STAFF))
                .orElse(Locale.ENGLISH);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is chosen with Preferences");
    }

    static @Nullable String cookie(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name))
                .map(Cookie::getValue)
                .orElse(null);
    }
}
