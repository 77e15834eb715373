package org.malipo.access;

import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;

/** Who may call a handler method, as it declares itself. */
sealed interface Rule {
    String ERRORS_OF_THE_MANAGEMENT_PORT =
            "org.springframework.boot.webmvc.autoconfigure.actuate.web.ManagementErrorEndpoint";

    record Anybody() implements Rule {}

    record AnyKnown() implements Rule {}

    /** @param also what is needed besides, for the server as a whole */
    record Permitted(Permission permission, boolean unscoped, List<Permission> also) implements Rule {}

    /**
     * {@return what the method declares}
     *
     * @throws Undeclared if it declares nothing, or more than one thing
     */
    static Rule of(HandlerMethod method) {
        var requires = method.getMethodAnnotation(Requires.class);
        var signedIn = method.hasMethodAnnotation(SignedIn.class);
        var anybody = method.hasMethodAnnotation(Public.class);
        if ((requires == null ? 0 : 1) + (signedIn ? 1 : 0) + (anybody ? 1 : 0) > 1) {
            throw new Undeclared(method);
        }
        if (requires != null) {
            return new Permitted(requires.value(), requires.unscoped(), List.of(requires.also()));
        }
        if (signedIn) {
            return new AnyKnown();
        }
        return anybody ? new Anybody() : ofLibrary(method);
    }

    /** Methods that are not ours: the description of the API is for whoever is known, an error page for all. */
    private static Rule ofLibrary(HandlerMethod method) {
        if (method.getBeanType().getName().startsWith("org.springdoc.")) {
            return new AnyKnown();
        }
        if (ErrorController.class.isAssignableFrom(method.getBeanType())
                || method.getBeanType().getName().equals(ERRORS_OF_THE_MANAGEMENT_PORT)) {
            return new Anybody();
        }
        throw new Undeclared(method);
    }

    /** A handler method lacks its declaration; it is not called. */
    class Undeclared extends IllegalStateException {
        Undeclared(HandlerMethod method) {
            super(method.getShortLogMessage() + " needs one of @Requires, @SignedIn, @Public");
        }
    }
}
