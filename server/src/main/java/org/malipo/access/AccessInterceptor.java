package org.malipo.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.malipo.access.Caller.Unauthenticated;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds every call of a handler method against what the method declares. The one place where access is decided. */
@Component
class AccessInterceptor implements HandlerInterceptor {
    private final RequestStore stores;
    private final KeyUse use;

    AccessInterceptor(RequestStore stores, KeyUse use) {
        this.stores = stores;
        this.use = use;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || request.getDispatcherType() == DispatcherType.ASYNC) {
            return true; // static files; what was let in and comes to its end, perhaps as the session did
        }
        return switch (Rule.of(method)) {
            case Rule.Anybody _ -> true;
            case Rule.AnyKnown _ -> known(request, response) && counted();
            case Rule.Permitted permitted -> known(request, response) && permitted(permitted, request, response);
        };
    }

    private static boolean known(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Caller.find().isPresent()) {
            return true;
        }
        if (isPage(request)) {
            response.sendRedirect(request.getContextPath() + "/login" + wayBack(request));
            return false;
        }
        throw CredentialFilter.refusal(request)
                .map(reason -> new ProblemException(new Unauthenticated(reason)))
                .orElseGet(Caller::unauthenticated);
    }

    private boolean counted() {
        use.count(Caller.current(), "");
        return true;
    }

    private boolean permitted(Rule.Permitted rule, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var caller = Caller.current();
        var missing = allows(caller, rule, stores.of(request))
                ? rule.also().stream()
                        .filter(permission -> !caller.may(permission, null))
                        .findFirst()
                : Optional.of(rule.permission());
        if (missing.isEmpty()) {
            use.count(caller, rule.permission().policy());
            return true;
        }
        if (isPage(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return false;
        }
        throw new MissingPermission(missing.get().policy());
    }

    private static boolean allows(Caller caller, Rule.Permitted rule, RequestStore.Scope scope) {
        if (rule.unscoped()) {
            return caller.mayEverywhere(rule.permission());
        }
        return switch (scope) {
            case RequestStore.Scope.Nowhere _ -> caller.may(rule.permission(), null);
            case RequestStore.Scope.In(var store) -> caller.may(rule.permission(), store);
            case RequestStore.Scope.Astray _ -> false;
        };
    }

    private static boolean isPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return !path(request).startsWith("/api/") && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static String wayBack(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "";
        }
        var query = request.getQueryString();
        var address = path(request) + (query == null ? "" : "?" + query);
        return "?returnUrl=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
