package org.malipo.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the page's surroundings behind every handler method that shows one. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    /** Whoever may not send a form learns nothing of it. */
    private static final int AFTER_ACCESS = 100;

    private final ObjectProvider<Pages> pages;
    private final ObjectProvider<OnceInterceptor> once;

    WebConfiguration(ObjectProvider<Pages> pages, ObjectProvider<OnceInterceptor> once) {
        this.pages = pages;
        this.once = once;
    }

    /** Some clients end the addresses of the API with a slash; it is taken away before anything looks at them. */
    @Bean
    static FilterRegistrationBean<UrlHandlerFilter> slashesAtTheEnd() {
        var filter = new FilterRegistrationBean<>(UrlHandlerFilter.trailingSlashHandler("/api/v1/**")
                .wrapRequest()
                .build());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(pages.getObject());
        registry.addInterceptor(once.getObject()).order(AFTER_ACCESS);
    }
}
