package org.malipo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.Once;
import org.malipo.web.Submissions.Earlier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ModelAndViewDefiningException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Handles each form of a handler method with {@link Once} one time. A page gives its forms a token; whoever sends the same
 * token with the same contents again waits for the first to end and is led to where that led. Going back and typing
 * something else makes another form. If the process dies in between, nobody knows how far it came, and the form is not
 * handled again.
 */
@Component
class OnceInterceptor implements HandlerInterceptor {
    private static final String FINGERPRINT = OnceInterceptor.class.getName();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Submissions submissions;
    private final Pages pages;

    OnceInterceptor(Submissions submissions, Pages pages) {
        this.submissions = submissions;
        this.pages = pages;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, ModelAndViewDefiningException, InterruptedException {
        var once = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Once.class) : null;
        if (once == null || request.getParameter(Page.Csrf.ONCE) == null) {
            return true; // a program, which knows what it sends
        }
        var fingerprint = Fingerprint.of(request, pages.csrf(request).parameter());
        var earlier = begin(fingerprint);
        if (earlier.isEmpty()) {
            request.setAttribute(FINGERPRINT, fingerprint);
            return true;
        }
        var leadsTo = earlier.get().leadsTo();
        if (leadsTo == null) {
            throw new ModelAndViewDefiningException(sentBefore(once, request, response));
        }
        response.sendRedirect(leadsTo);
        return false;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(FINGERPRINT) instanceof byte[] fingerprint) {
            var status = HttpStatusCode.valueOf(response.getStatus());
            if (failure == null && status.is3xxRedirection()) {
                submissions.end(fingerprint, response.getHeader(HttpHeaders.LOCATION));
            } else if (failure == null && status.is2xxSuccessful()) {
                submissions.end(fingerprint, null);
            } else {
                submissions.withdraw(fingerprint);
            }
        }
    }

    /** {@return what came before it, as far as that has come when patience ends; empty if this is the first} */
    private Optional<Earlier> begin(byte[] fingerprint) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!submissions.begin(fingerprint)) {
            var earlier = submissions.find(fingerprint);
            if (earlier.isPresent() && (earlier.get().hasEnded() || System.nanoTime() > end)) {
                return earlier;
            }
            Thread.sleep(LOOK);
        }
        return Optional.empty();
    }

    private ModelAndView sentBefore(Once once, HttpServletRequest request, HttpServletResponse response) {
        var address = UriComponentsBuilder.fromPath(once.shownAt())
                .build()
                .expand(variables(request))
                .encode()
                .toUriString();
        var page = new ModelAndView("web/sent", Map.of("address", address), HttpStatus.CONFLICT);
        pages.surround(page, request, response);
        return page;
    }

    private static Map<String, ?> variables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? variables.entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue))
                : Map.of();
    }
}
