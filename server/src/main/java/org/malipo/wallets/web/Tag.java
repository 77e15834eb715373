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
 */
public record Tag(String type, String id, @Nullable String href) {
    static List<Tag> of(Annotation annotation) {
        return annotation.attached().stream().map(Tag::of).toList();
    }

    private static Tag of(ObjectKey key) {
        return new Tag(key.type(), key.id(), key.type().equals("invoice") ? "/invoices/" + key.id() : null);
    }

    public boolean isLabel() {
        return type.equals(ObjectKey.LABEL);
    }
}
