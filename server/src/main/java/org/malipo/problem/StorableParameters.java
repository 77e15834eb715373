package org.malipo.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses forms and queries with a text that the database could not keep, before anybody reads them. */
@Component
class StorableParameters implements HandlerInterceptor, WebMvcConfigurer {
    /** Whoever may not use a page hears that first. */
    private static final int AFTER_ACCESS = 50;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(AFTER_ACCESS);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && request.getDispatcherType() == DispatcherType.REQUEST) {
            request.getParameterMap().forEach((name, values) -> {
                if (!Arrays.stream(values).allMatch(StorableText::is)) {
                    throw FieldErrors.of(name, "The value is not of the expected kind");
                }
            });
        }
        return true;
    }
}
