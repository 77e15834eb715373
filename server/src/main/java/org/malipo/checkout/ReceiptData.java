package org.malipo.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.malipo.checkout.ReceiptView.Row;
import org.malipo.checkout.ReceiptView.Section;
import org.malipo.web.DataTree;
import org.malipo.web.Words;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a shop wrote down for the payer ({@code receiptData} of the metadata), as tables. Members with a text stand beside
 * each other, those with parts get a table of their own, such as the cart. The order is the shop's.
 */
final class ReceiptData {
    private static final Set<String> KNOWN =
            Set.of("cart", "title", "description", "subtotal", "discount", "tip", "tax", "total");

    private final Words words;
    private final ReceiptRoom room;

    ReceiptData(Words words, ReceiptRoom room) {
        this.words = words;
        this.room = room;
    }

    /** {@return as much as there is room for} */
    List<Section> sections(ObjectNode metadata) {
        return parts(metadata).stream()
                .map(section -> new Section(section.title(), room.take(section.rows())))
                .filter(section -> !section.rows().isEmpty())
                .toList();
    }

    private List<Section> parts(ObjectNode metadata) {
        var sections = new ArrayList<Section>();
        var rows = new ArrayList<Row>();
        for (var member : DataTree.of(metadata.path("receiptData"))) {
            if (member.text() == null) {
                close(rows, sections);
                sections.add(new Section(label(member), rows(member.parts())));
            } else if (!member.text().isBlank()) {
                rows.add(new Row(label(member), member.text(), null, member.link()));
            }
        }
        close(rows, sections);
        return sections;
    }

    private static void close(List<Row> rows, List<Section> sections) {
        if (!rows.isEmpty()) {
            sections.add(new Section("", rows));
            rows.clear();
        }
    }

    private static List<Row> rows(List<DataTree> parts) {
        return parts.stream().map(ReceiptData::row).toList();
    }

    /** What has parts itself becomes one line; an element of a list is named by its first text. */
    private static Row row(DataTree part) {
        if (part.text() != null) {
            return new Row(part.label(), part.text(), null, part.link());
        }
        var texts = texts(part).toList();
        boolean numbered = part.label().chars().allMatch(Character::isDigit) && texts.size() > 1;
        return numbered
                ? Row.of(texts.getFirst(), joined(texts.subList(1, texts.size())))
                : Row.of(part.label(), joined(texts));
    }

    private static Stream<String> texts(DataTree part) {
        return Stream.concat(
                Stream.ofNullable(part.text()).filter(text -> !text.isBlank()),
                part.parts().stream().flatMap(ReceiptData::texts));
    }

    private static String joined(List<String> texts) {
        return String.join(" · ", texts);
    }

    private String label(DataTree member) {
        var name = member.label().toLowerCase(Locale.ROOT);
        return KNOWN.contains(name) ? words.of("receipt.data." + name) : member.label();
    }
}
