package org.malipo.checkout;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills values into a link that a merchant wrote, for example {@code https://shop.example/thanks?order={OrderId}}. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private Placeholders() {}

    /**
     * {@return the link with each value encoded, so that it stays one value whatever is in it} What has no value stays.
     *
     * @param values by the name of their placeholder in lower case
     */
    static String fill(String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            var value = values.get(found.group(1).toLowerCase(Locale.ROOT));
            return Matcher.quoteReplacement(value == null ? found.group() : encoded(value));
        });
    }

    /** A space as {@code %20}, which is right before the question mark as well. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
