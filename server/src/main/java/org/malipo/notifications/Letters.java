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
import org.malipo.access.AccountLetters;
import org.malipo.access.Accounts;
import org.malipo.notifications.AccountNews.Kind;
import org.malipo.web.Texts;
import org.malipo.web.Words;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Writes the letters about accounts, in the language of the request that causes them. */
@Component
class Letters implements AccountLetters {
    private final Mailer mailer;
    private final AccountLetterWriter writer;
    private final Notices notices;
    private final Accounts accounts;
    private final Texts texts;
    private final TemplateEngine templates;

    @SuppressWarnings("TooManyParameters") // who writes, in which words, and to whom
    Letters(
            Mailer mailer,
            AccountLetterWriter writer,
            Notices notices,
            Accounts accounts,
            Texts texts,
            TemplateEngine templates) {
        this.mailer = mailer;
        this.writer = writer;
        this.notices = notices;
        this.accounts = accounts;
        this.texts = texts;
        this.templates = templates;
    }

    @Override
    public boolean canSend() {
        return mailer.isReady(null);
    }

    @Override
    public void confirmEmail(Account to, String link) {
        tell(new AccountNews(Kind.CONFIRM, to, List.of(to), link));
    }

    @Override
    public void resetPassword(Account to, String link) {
        tell(new AccountNews(Kind.RESET, to, List.of(to), link));
    }

    @Override
    public void invitation(Account to, String link) {
        tell(new AccountNews(Kind.INVITATION, to, List.of(to), link));
    }

    @Override
    public void approvalRequested(Account who, String link) {
        notices.raise(new Notice(NoticeKind.NEW_USER_REQUIRES_APPROVAL, null, List.of(who.email()), "/server/users"));
        if (canSend()) {
            tell(new AccountNews(Kind.APPROVAL, who, accounts.enabledAdmins(), link));
        }
    }

    @Override
    public void approved(Account to, String link) {
        tell(new AccountNews(Kind.APPROVED, to, List.of(to), link));
    }

    private void tell(AccountNews news) {
        var written = writer.write(news);
        var rest = news.to().stream()
                .filter(person -> Mailer.bareAddress(person.email())
                        .filter(address -> !written.contains(address))
                        .isPresent())
                .map(person -> letter(words(), person, news))
                .toList();
        mailer.send(null, rest);
    }

    private Letter letter(Words words, Account to, AccountNews news) {
        var key = "letters." + news.kind().key();
        var view = new LetterView(
                words,
                greeting(words, to),
                news.kind() == Kind.APPROVAL
                        ? words.of(key + ".text", news.about().email())
                        : words.of(key + ".text"),
                words.of(key + ".button"),
                news.link(),
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
