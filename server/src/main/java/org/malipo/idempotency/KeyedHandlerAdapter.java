package org.malipo.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Calls handler methods. This is where a key is looked at: behind every check of who may call, and around all that the handler
 * does, up to the last byte of its answer.
 */
class KeyedHandlerAdapter extends RequestMappingHandlerAdapter {
    private final ObjectProvider<KeyedCalls> calls;

    KeyedHandlerAdapter(ObjectProvider<KeyedCalls> calls) {
        this.calls = calls;
    }

    @Override
    protected @Nullable ModelAndView handleInternal(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod method) throws Exception {
        var key = IdempotencyKey.of(request);
        if (key.isEmpty()) {
            return super.handleInternal(request, response, method);
        }
        var view = new AtomicReference<@Nullable ModelAndView>();
        calls.getObject()
                .answer(
                        key.get(),
                        request,
                        response,
                        method,
                        (read, caught) -> view.set(super.handleInternal(read, caught, method)));
        return view.get();
    }
}
