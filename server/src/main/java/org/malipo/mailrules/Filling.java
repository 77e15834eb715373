package org.malipo.mailrules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/**
 * Fills the placeholders of one letter, {@code {Invoice.Id}}, and remembers those that name nothing: they are written as
 * {@code [NotFound(A.B)]}, or {@code [ParsingError(A.B)]} if they can't be read at all. Braces of stylesheets are left alone.
 */
final class Filling {
    /** Characters of a letter, filled. */
    static final int LONGEST = 500_000;

    /** A picture of a link, made by ourselves: the one value that is HTML. */
    static final String PICTURE = "InvitationLinkQR";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\p{L}[^{}:;\\r\\n]{0,200})}");
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!]");

    private final JsonNode values;
    private final Set<String> unknown = new LinkedHashSet<>();

    Filling(JsonNode values) {
        this.values = values;
    }

    /** With all its values, the letter is longer than letters may be. */
    static final class TooLong extends RuntimeException {
        TooLong() {
            super("The letter is too long", null, false, false);
        }
    }

    static boolean hasPlaceholder(String template) {
        return PLACEHOLDER.matcher(template).find();
    }

    /** @throws TooLong if it becomes so */
    String text(String template) {
        return fill(template, UnaryOperator.identity());
    }

    /**
     * {@return the template with values that can't be taken for tags; one without any tag keeps its lines}
     *
     * @throws TooLong if it becomes so
     */
    String html(String template) {
        var lines = TAG.matcher(template).find()
                ? template
                : template.strip().replace("\r\n", "\n").replace("\n", "<br>\n");
        return fill(lines, text -> HtmlUtils.htmlEscape(text, "UTF-8"));
    }

    /** {@return the elements of the list that the template is a placeholder of, and nothing beside; else empty} */
    Optional<List<String>> list(String template) {
        var placeholder = PLACEHOLDER.matcher(template.strip());
        return placeholder.matches()
                ? Values.find(values, placeholder.group(1))
                        .filter(JsonNode::isArray)
                        .map(list -> list.valueStream().map(Values::print).toList())
                : Optional.empty();
    }

    /** {@return the placeholders so far that named nothing} */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    private String fill(String template, UnaryOperator<String> escape) {
        var filled = new StringBuilder();
        var placeholder = PLACEHOLDER.matcher(template);
        int from = 0;
        while (placeholder.find()) {
            filled.append(template, from, placeholder.start()).append(value(placeholder.group(1), escape));
            from = placeholder.end();
            refuseTooLong(filled);
        }
        return filled.append(template, from, template.length()).toString();
    }

    private String value(String path, UnaryOperator<String> escape) {
        if (!Values.isPath(path)) {
            unknown.add(path);
            return escape.apply("[ParsingError(" + path + ")]");
        }
        var found = Values.find(values, path);
        if (found.isEmpty()) {
            unknown.add(path);
            return escape.apply("[NotFound(" + path + ")]");
        }
        var text = Values.print(found.get());
        return path.equalsIgnoreCase(PICTURE) ? text : escape.apply(text);
    }

    private static void refuseTooLong(StringBuilder filled) {
        if (filled.length() > LONGEST) {
            throw new TooLong();
        }
    }
}
