package org.malipo.notifications;

import java.util.List;
import org.malipo.access.Account;
import org.malipo.access.AccountLetters;
import org.malipo.access.Accounts;
import org.malipo.notifications.AccountNews.Kind;
import org.springframework.stereotype.Component;

/** Writes the letters about accounts, in the language of the request that causes them. */
@Component
class Letters implements AccountLetters {
    private final Mailer mailer;
    private final AccountLetterWriter writer;
    private final Notices notices;
    private final Accounts accounts;
    private final LetterPaper paper;

    Letters(Mailer mailer, AccountLetterWriter writer, Notices notices, Accounts accounts, LetterPaper paper) {
        this.mailer = mailer;
        this.writer = writer;
        this.notices = notices;
        this.accounts = accounts;
        this.paper = paper;
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
                .map(person -> letter(person, news))
                .toList();
        mailer.send(null, rest);
    }

    private Letter letter(Account to, AccountNews news) {
        var key = "letters." + news.kind().key();
        return news.kind() == Kind.APPROVAL
                ? paper.write(to, key, news.link(), news.about().email())
                : paper.write(to, key, news.link());
    }
}
