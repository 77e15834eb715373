package org.malipo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.OpaqueId;
import org.malipo.access.SiteAddress;
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
    private final Sites sites;
    private final UnseenNotices unseen;
    private final SiteAddress address;

    Pages(
            Texts texts,
            LocaleResolver locales,
            Menus menus,
            Assets assets,
            Sites sites,
            UnseenNotices unseen,
            SiteAddress address) {
        this.texts = texts;
        this.locales = locales;
        this.menus = menus;
        this.assets = assets;
        this.sites = sites;
        this.unseen = unseen;
        this.address = address;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        if (view != null && isPage(view) && !view.getModel().containsKey(NAME)) {
            surround(view, request, response);
        }
    }

    void surround(ModelAndView view, HttpServletRequest request, HttpServletResponse response) {
        view.addObject(NAME, ofStaff(request, response));
    }

    /** {@return the surroundings of a page that strangers see, in that language} Sets no cookie. */
    public Page ofStrangers(HttpServletRequest request, Locale locale) {
        var site = sites.current();
        return new Page(
                texts.in(locale),
                theme(request, site),
                null,
                Menu.EMPTY,
                path(request),
                Page.Csrf.NONE,
                assets,
                site,
                null);
    }

    private Page ofStaff(HttpServletRequest request, HttpServletResponse response) {
        var caller = Caller.find();
        var menu = caller.map(known -> menus.of(known, storeOf(request), LastStore.of(request)))
                .orElse(Menu.EMPTY);
        if (menu.store() != null) {
            LastStore.remember(menu.store().id().value(), request, response);
        }
        var site = sites.current();
        return new Page(
                words(request),
                theme(request, site),
                caller.map(known -> new Page.Visitor(
                                known.email(), known.isAdmin(), known.isImpersonated(), unseen.of(known.user())))
                        .orElse(null),
                menu,
                path(request),
                csrf(request),
                assets,
                site,
                caller.isPresent() ? Doubt.of(request, address).orElse(null) : null);
    }

    /**
     * {@return what a search finds for who asks, in their language}
     *
     * @param store that they are in, or null
     */
    public SearchIndex index(HttpServletRequest request, @Nullable String store) {
        return menus.of(Caller.current(), store, LastStore.of(request)).index(words(request));
    }

    /** {@return the words of the request's language, and figures in the unit that the caller likes} */
    public Words words(HttpServletRequest request) {
        return texts.inOwnUnit(locales.resolveLocale(request));
    }

    private static boolean isPage(ModelAndView view) {
        var name = view.getViewName();
        return name != null && !name.startsWith("redirect:") && !name.startsWith("forward:");
    }

    private static Theme theme(HttpServletRequest request, Site site) {
        return Optional.ofNullable(site.forcedTheme())
                .orElseGet(() -> Theme.of(WebLocale.cookie(request, Theme.COOKIE)));
    }

    private static String path(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** Reading the token writes its cookie, which must happen before the page is on its way. */
    Page.Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getParameterName(), token.getToken(), OpaqueId.hex(16))
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
