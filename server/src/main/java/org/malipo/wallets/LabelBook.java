package org.malipo.wallets;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.labels.LabelFile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The labels that a store has for a wallet, each with all that carries it. */
@Component
public class LabelBook {
    private final LabelTable table;
    private final ObjectTable objects;

    LabelBook(LabelTable table, ObjectTable objects) {
        this.table = table;
        this.objects = objects;
    }

    /**
     * One label.
     *
     * @param color as {@code #15803d}
     * @param uses how many transactions, addresses and coins carry it, counted up to {@link #MOST_COUNTED}
     */
    public record Entry(String text, String color, int uses) {}

    /** Beyond this a label is simply used a lot. */
    public static final int MOST_COUNTED = 10_000;

    /**
     * {@return at most {@code limit} labels by text, byte by byte}
     *
     * @param after the last one of the page before, or null
     */
    public List<Entry> page(StoreWallet wallet, @Nullable String after, int limit) {
        return table.page(Notebook.of(wallet), after, limit, MOST_COUNTED).stream()
                .map(row -> entry(row.text(), row.color(), row.uses()))
                .toList();
    }

    public Optional<Entry> find(StoreWallet wallet, String text) {
        return table.find(Notebook.of(wallet), text, MOST_COUNTED)
                .map(row -> entry(row.text(), row.color(), row.uses()));
    }

    private static Entry entry(String text, @Nullable String color, int uses) {
        return new Entry(
                text,
                Optional.ofNullable(color).filter(LabelColors::isColor).orElseGet(() -> LabelColors.of(text)),
                uses);
    }

    /** What came of a change. */
    public enum Outcome {
        DONE,
        /** There is no such label any more. */
        GONE,
        /** A label has a text of 1 to 50 characters. */
        WRONG_TEXT,
        WRONG_COLOR
    }

    /**
     * Gives a label another text and colour wherever it is. Where the new text is a label already, the two become one.
     *
     * @param color as {@code #15803d}
     */
    @Transactional
    public Outcome change(StoreWallet wallet, String text, String newText, String color) {
        var wanted = newText.strip();
        if (wanted.isEmpty() || wanted.codePointCount(0, wanted.length()) > LabelFile.MAX_LABEL) {
            return Outcome.WRONG_TEXT;
        }
        if (!LabelColors.isColor(color)) {
            return Outcome.WRONG_COLOR;
        }
        var notes = Notebook.of(wallet);
        if (!table.lock(notes, text)) {
            return Outcome.GONE;
        }
        objects.merge(
                notes,
                new ObjectKey(ObjectKey.LABEL, wanted),
                JsonMapper.shared().createObjectNode().put("color", color));
        if (!wanted.equals(text)) {
            table.copyLinks(notes, text, wanted);
            objects.remove(notes, new ObjectKey(ObjectKey.LABEL, text));
        }
        return Outcome.DONE;
    }

    /** Takes a label off everything that carries it; {@return whether it was there} */
    public boolean delete(StoreWallet wallet, String text) {
        return objects.remove(Notebook.of(wallet), new ObjectKey(ObjectKey.LABEL, text));
    }
}
