package org.malipo.cli.bitcoin;

import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Prints answers as bitcoin-cli does: text bare, everything else as JSON with two spaces, amounts with their eight decimals. */
final class CoreText {
    private static final int DECIMALS_OF_BITCOIN = 8;

    private final StringBuilder out = new StringBuilder();

    private CoreText() {}

    /** {@return what to print; empty when there is nothing to say} */
    static String of(JsonNode answer) {
        if (answer.isNull() || answer.isMissingNode()) {
            return "";
        }
        if (answer.isString()) {
            return answer.stringValue();
        }
        var text = new CoreText();
        text.write(answer, 0);
        return text.out.toString();
    }

    private void write(JsonNode node, int depth) {
        if (node.isObject()) {
            writeObject(node, depth);
        } else if (node.isArray()) {
            writeArray(node, depth);
        } else if (node.isBigDecimal()) {
            out.append(number(node.decimalValue()));
        } else {
            out.append(node);
        }
    }

    private void writeObject(JsonNode node, int depth) {
        out.append("{\n");
        var separator = "";
        for (var member : node.properties()) {
            out.append(separator).append("  ".repeat(depth + 1));
            out.append('"').append(member.getKey()).append("\": ");
            write(member.getValue(), depth + 1);
            separator = ",\n";
        }
        close(separator, depth, '}');
    }

    private void writeArray(JsonNode node, int depth) {
        out.append("[\n");
        var separator = "";
        for (var element : node) {
            out.append(separator).append("  ".repeat(depth + 1));
            write(element, depth + 1);
            separator = ",\n";
        }
        close(separator, depth, ']');
    }

    private void close(String separator, int depth, char bracket) {
        out.append(separator.isEmpty() ? "" : "\n").append("  ".repeat(depth)).append(bracket);
    }

    private static String number(BigDecimal value) {
        return value.scale() <= DECIMALS_OF_BITCOIN
                ? value.toPlainString()
                : value.toString().toLowerCase(Locale.ROOT);
    }
}
