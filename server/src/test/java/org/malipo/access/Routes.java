package org.malipo.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All routes of the server, for tests that walk them. */
record Routes(RequestMappingHandlerMapping mappings) {
    /** A route; live streams never end. */
    record Route(String method, String pattern, boolean isLive) {
        boolean isApi() {
            return pattern.startsWith("/api/");
        }

        /** {@return whether it is a payer's page, which a shop may show in a frame} */
        boolean isOfPayers() {
            return pattern.startsWith("/i/")
                    || pattern.equals("/invoice")
                    || pattern.startsWith("/invoice/")
                    || pattern.contains("/pj");
        }

        /** {@return whether it shows a letter as it would be sent, styles and all, shut in by a policy of its own} */
        boolean isLetter() {
            return pattern.endsWith("/letter");
        }

        /** {@return whether buttons on other sites send their forms there, with nobody's rights} */
        boolean isOfButtons() {
            return pattern.equals("/api/v1/invoices");
        }

        boolean isRead() {
            return method.equals("GET");
        }

        /** {@return an address of it; what does not exist is called "unknown"} */
        String path(StoreId store) {
            return pattern.replace("{storeId}", store.value())
                    .replaceAll("\\{\\w+:(\\w+)}", "$1")
                    .replaceAll("\\{[^}]*}", "unknown")
                    .replace("/**", "/x");
        }
    }

    Stream<Route> all() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(Routes::of)
                .distinct();
    }

    private static Stream<Route> of(RequestMappingInfo mapping) {
        var declared = mapping.getMethodsCondition().getMethods();
        var methods = declared.isEmpty() ? Set.of(RequestMethod.GET) : declared;
        var isLive = mapping.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
        return List.copyOf(mapping.getPatternValues()).stream()
                .flatMap(pattern -> methods.stream()
                        .map(method -> new Route(method.name(), pattern, isLive || pattern.endsWith("/events"))));
    }
}
