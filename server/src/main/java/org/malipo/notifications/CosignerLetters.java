package org.malipo.notifications;

import java.util.List;
import org.malipo.access.Account;
import org.malipo.access.SiteAddress;
import org.malipo.access.StoreId;
import org.malipo.wallets.CosignerNews;
import org.springframework.stereotype.Component;

/** Tells the people of a wallet of several signers what is asked of them: a notice, and a letter where letters can be sent. */
@Component
class CosignerLetters implements CosignerNews {
    private final Notices notices;
    private final Mailer mailer;
    private final LetterPaper paper;
    private final SiteAddress site;

    CosignerLetters(Notices notices, Mailer mailer, LetterPaper paper, SiteAddress site) {
        this.notices = notices;
        this.mailer = mailer;
        this.paper = paper;
        this.site = site;
    }

    @Override
    public void keyAsked(StoreId store, String storeName, List<Account> signers, String path) {
        tell(new Notice(NoticeKind.SIGNER_KEY_ASKED, store, List.of(storeName), path), signers, "letters.keyasked");
    }

    @Override
    public void allKeysGiven(StoreId store, String storeName, Account maker, String path) {
        tell(
                new Notice(NoticeKind.SIGNER_KEYS_GIVEN, store, List.of(storeName), path),
                List.of(maker),
                "letters.keysgiven");
    }

    @Override
    public void signatureAsked(StoreId store, String storeName, List<Account> signers, String path) {
        tell(
                new Notice(NoticeKind.SIGNATURE_ASKED, store, List.of(storeName), path),
                signers,
                "letters.signatureasked");
    }

    @Override
    public void allSigned(StoreId store, String storeName, Account maker, String path) {
        tell(new Notice(NoticeKind.ALL_SIGNED, store, List.of(storeName), path), List.of(maker), "letters.allsigned");
    }

    @Override
    public void expired(StoreId store, String storeName, Account maker, String path) {
        tell(
                new Notice(NoticeKind.SIGNING_EXPIRED, store, List.of(storeName), path),
                List.of(maker),
                "letters.signingexpired");
    }

    @Override
    public void invalidated(StoreId store, String storeName, Account maker, String path) {
        tell(
                new Notice(NoticeKind.SIGNING_INVALIDATED, store, List.of(storeName), path),
                List.of(maker),
                "letters.signinginvalidated");
    }

    private void tell(Notice notice, List<Account> people, String key) {
        notices.raise(notice, people.stream().map(Account::id).toList());
        if (mailer.isReady(notice.store())) {
            var link = site.of(String.valueOf(notice.link()));
            mailer.send(
                    notice.store(),
                    people.stream()
                            .filter(person -> Mailer.isAddress(person.email()))
                            .map(person -> paper.write(
                                    person, key, link, notice.detail().getFirst()))
                            .toList());
        }
    }
}
