package org.malipo.stores.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FormErrors;

/**
 * What payers of a store see, ready to be changed.
 *
 * @param logo address of the logo, or null
 * @param mayChange whether this person may save
 * @param notice key of what happened just now; empty if nothing did
 * @param refused key of why an upload was not taken; empty if none was refused
 */
public record LookView(
        String storeId,
        LookForm form,
        FormErrors errors,
        List<FileView> files,
        @Nullable String logo,
        boolean mayChange,
        String notice,
        String refused) {
    /**
     * A file that the store may have.
     *
     * @param path last part of where its forms go
     * @param url where it is, or null
     * @param accept what a browser offers to pick
     */
    public record FileView(String path, @Nullable String url, String accept) {}

    /** {@return the languages of the pay page with their own names; the first one leaves the choice open} */
    public Map<String, String> languages(UnaryOperator<String> words) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("", words.apply("stores.look.language.none"));
        choices.put("en", "English");
        choices.put("sw", "Kiswahili");
        choices.put("ar", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629");
        if (!form.defaultLang().isEmpty()) {
            choices.putIfAbsent(form.defaultLang(), form.defaultLang());
        }
        return choices;
    }

    /** {@return the message beside that field; empty if there is none} */
    public String error(String field, UnaryOperator<String> words) {
        return errors.has(field) ? words.apply(errors.key(field)) : "";
    }

    /** {@return how well texts are read on the colour as it was typed; nothing if it is none} */
    public List<ColourCheck.Ink> colour() {
        return ColourCheck.of(form.brandColor()).map(ColourCheck::inks).orElse(List.of());
    }

    public String address() {
        return "/stores/" + storeId + "/checkout";
    }
}
