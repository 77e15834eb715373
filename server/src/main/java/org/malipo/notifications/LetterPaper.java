package org.malipo.notifications;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.malipo.access.Account;
import org.malipo.web.Texts;
import org.malipo.web.Words;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What letters to people with an account are written on, in the language of the request that causes them. */
@Component
class LetterPaper {
    private final Texts texts;
    private final TemplateEngine templates;

    LetterPaper(Texts texts, TemplateEngine templates) {
        this.texts = texts;
        this.templates = templates;
    }

    /**
     * {@return a letter}
     *
     * @param key what the keys of its words begin with, for example {@code letters.reset}
     * @param values what stands in its sentence
     */
    Letter write(Account to, String key, String link, Object... values) {
        var words = words();
        var view = new LetterView(
                words,
                greeting(words, to),
                words.of(key + ".text", values),
                words.of(key + ".button"),
                link,
                words.of(key + ".after"));
        var html = new StringOutput();
        templates.render("notifications/letter.jte", Map.of("view", view), html);
        return new Letter(to.email(), words.of(key + ".subject"), html.toString(), text(view));
    }

    private static String text(LetterView view) {
        return Stream.of(view.greeting(), view.text(), view.link(), view.after(), view.why())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n\n"));
    }

    private static String greeting(Words words, Account to) {
        return to.name() == null || to.name().isBlank()
                ? words.of("letters.greeting")
                : words.of("letters.greeting.name", to.name());
    }

    private Words words() {
        return texts.in(Texts.firstOffered(List.of(LocaleContextHolder.getLocale()), Texts.STAFF)
                .orElse(Locale.ENGLISH));
    }
}
