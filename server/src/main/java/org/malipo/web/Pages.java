package org.malipo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/** Gives every page its {@link Page}. */
@Component
public class Pages implements HandlerInterceptor {
    private static final String NAME = "page";

    private final Texts texts;
    private final LocaleResolver locales;
    private final Menus menus;
    private final Assets assets;

    Pages(Texts texts, LocaleResolver locales, Menus menus, Assets assets) {
        this.texts = texts;
        this.locales = locales;
        this.menus = menus;
        this.assets = assets;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        if (view != null && isPage(view) && !view.getModel().containsKey(NAME)) {
            view.addObject(NAME, ofStaff(request));
        }
    }

    /** {@return the surroundings of a page that strangers see, in that language} Sets no cookie. */
    public Page ofStrangers(HttpServletRequest request, Locale locale) {
        return new Page(texts.in(locale), theme(request), null, Menu.EMPTY, path(request), Page.Csrf.NONE, assets);
    }

    private Page ofStaff(HttpServletRequest request) {
        var caller = Caller.find();
        return new Page(
                texts.in(locales.resolveLocale(request)),
                theme(request),
                caller.map(known -> new Page.Visitor(known.email(), known.isAdmin()))
                        .orElse(null),
                caller.map(known -> menus.of(known, storeOf(request))).orElse(Menu.EMPTY),
                path(request),
                csrf(request),
                assets);
    }

    private static boolean isPage(ModelAndView view) {
        var name = view.getViewName();
        return name != null && !name.startsWith("redirect:") && !name.startsWith("forward:");
    }

    private static Theme theme(HttpServletRequest request) {
        return Theme.of(WebLocale.cookie(request, Theme.COOKIE));
    }

    private static String path(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** Reading the token writes its cookie, which must happen before the page is on its way. */
    private static Page.Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getParameterName(), token.getToken())
                : Page.Csrf.NONE;
    }

    private static @Nullable String storeOf(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? Optional.ofNullable(variables.get("storeId"))
                        .map(Object::toString)
                        .orElse(null)
                : null;
    }
}
