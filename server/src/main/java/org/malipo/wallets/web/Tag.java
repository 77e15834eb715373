package org.malipo.wallets.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.Annotation;
import org.malipo.wallets.ObjectKey;

/**
 * A label, or a thing that a transaction or a coin has to do with.
 *
 * @param type for example {@code label} or {@code invoice}
 * @param href where the thing is shown, or null
 * @param color of a label, as {@code #15803d}
 */
public record Tag(String type, String id, @Nullable String href, String color) {
    public static List<Tag> of(Annotation annotation) {
        return annotation.attached().stream()
                .map(key -> of(key, annotation.colorOf(key.id())))
                .toList();
    }

    private static Tag of(ObjectKey key, String color) {
        return new Tag(key.type(), key.id(), key.type().equals("invoice") ? "/invoices/" + key.id() : null, color);
    }

    public boolean isLabel() {
        return type.equals(ObjectKey.LABEL);
    }
}
