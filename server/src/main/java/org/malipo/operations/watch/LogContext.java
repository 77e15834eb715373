package org.malipo.operations.watch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every log line of a request names the store and the invoice that the request is about. */
@Component
class LogContext implements HandlerInterceptor, WebMvcConfigurer {
    private static final Map<String, String> NAMES =
            Map.of("storeId", "malipo.store.id", "invoiceId", "malipo.invoice.id");
    /** Longer things are no ids of ours, and a stranger's text does not belong into the log. */
    private static final int LONGEST = 64;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Integer.MIN_VALUE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            NAMES.forEach((variable, name) -> {
                if (variables.get(variable) instanceof String id && id.length() <= LONGEST) {
                    MDC.put(name, id);
                }
            });
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception exception) {
        NAMES.values().forEach(MDC::remove);
    }
}
