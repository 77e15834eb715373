package org.malipo.checkout;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How a payer came to the page: what the link said beside the invoice. Links that stay on the page say it again.
 *
 * @param modal whether the page lies over a shop's own, in the frame of {@code btcpay.js}
 * @param enters whether it may come in with a movement
 * @param language as the link named it, or null
 * @param testFailed whether the test wallet has just failed
 */
record Visit(boolean modal, boolean enters, @Nullable String language, boolean testFailed) {
    static final String LANGUAGE = "lang";

    static Visit of(HttpServletRequest request) {
        boolean modal = "modal".equals(request.getParameter("view"));
        return new Visit(
                modal,
                modal && !"false".equals(request.getParameter("animateEntrance")),
                request.getParameter(LANGUAGE),
                "failed".equals(request.getParameter("test")));
    }

    /** {@return the address of a page of this invoice in the same frame and language} */
    String at(String path) {
        return at(path, language);
    }

    String at(String path, @Nullable String otherLanguage) {
        return link(path, modal, otherLanguage);
    }

    /** {@return the address of a page that leaves the frame, in the same language} */
    String beyond(String path) {
        return link(path, false, language);
    }

    private static String link(String path, boolean modal, @Nullable String language) {
        var link = UriComponentsBuilder.fromPath(path);
        if (modal) {
            link.queryParam("view", "modal");
        }
        if (language != null) {
            link.queryParam(LANGUAGE, language);
        }
        return link.build().encode().toUriString();
    }
}
