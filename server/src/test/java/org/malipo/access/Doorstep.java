package org.malipo.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Turns back whoever was let in, so that every route can be tried without anything happening; and says that whatever is
 * called {@link #MINE} belongs to one store, so that routes need no objects.
 */
@TestComponent
class Doorstep implements WebMvcConfigurer, HandlerInterceptor, BeanPostProcessor {
    static final String MINE = "mine";
    static final int LET_IN = 299;

    volatile @Nullable StoreId owner;

    private final ObjectProvider<StoreOfPath> paths;

    Doorstep(ObjectProvider<StoreOfPath> paths) {
        this.paths = paths;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true; // the page of an error
        }
        response.setStatus(LET_IN);
        return false;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof RequestStore ? new RequestStore(owners()) : bean;
    }

    private List<StoreOfPath> owners() {
        return paths.stream()
                .map(path -> path.variable().equals(StoreOfPath.STORE) ? path : new Owned(path))
                .toList();
    }

    private class Owned implements StoreOfPath {
        private final StoreOfPath paths;

        Owned(StoreOfPath paths) {
            this.paths = paths;
        }

        @Override
        public String variable() {
            return paths.variable();
        }

        @Override
        public Optional<StoreId> storeOf(String id) {
            return id.equals(MINE) ? Optional.ofNullable(owner) : paths.storeOf(id);
        }
    }
}
