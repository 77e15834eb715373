package org.malipo.bitpay.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.Decimals;

/** The fields of a pay button, from its form or its link. */
record PayButtonForm(HttpServletRequest request) {
    private static final int LONGEST_NUMBER = 100;

    String storeId() {
        return text("storeId").orElse("");
    }

    boolean wantsJson() {
        return text("jsonResponse").filter("true"::equalsIgnoreCase).isPresent();
    }

    /** {@return a field that is there and not blank} */
    Optional<String> text(String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** {@return whether the amount is left to the payer} */
    boolean isTopUp() {
        return text("price").isEmpty();
    }

    /** {@return the price, or null if there is none or it is no amount above 0} */
    @Nullable
    BigDecimal price() {
        return text("price")
                .filter(text -> text.length() <= LONGEST_NUMBER)
                .flatMap(Decimals::read)
                .filter(price -> price.signum() > 0)
                .orElse(null);
    }

    /** {@return what is added to the pay page's link, as a query; nothing that could break out of it} */
    String checkoutQuery() {
        var query = text("checkoutQueryString").orElse("").replaceAll("[^\\x21-\\x7e]|[\"'<>\\\\#]", "");
        var bare = query.replaceFirst("^[?&]+", "");
        return bare.isEmpty() ? "" : "?" + bare;
    }
}
