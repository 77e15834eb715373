package org.malipo.access;

import java.util.function.Consumer;
import org.malipo.access.AccountLinks.Purpose;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What people are written about their accounts. Where no letters can be sent, none is. */
@Component
public class Correspondence {
    private final ObjectProvider<AccountLetters> letters;
    private final AccountLinks links;
    private final SiteAddress site;

    Correspondence(ObjectProvider<AccountLetters> letters, AccountLinks links, SiteAddress site) {
        this.letters = letters;
        this.links = links;
        this.site = site;
    }

    public boolean canSend() {
        var writer = letters.getIfAvailable();
        return writer != null && writer.canSend();
    }

    void confirmEmail(Account to) {
        if (canSend()) {
            letters.getObject().confirmEmail(to, link(to, Purpose.CONFIRM_EMAIL, "/register/confirm-email"));
        }
    }

    /** {@return the link in the letter} */
    String resetPassword(Account to) {
        var link = link(to, Purpose.RESET_PASSWORD, "/login/reset-password");
        if (canSend()) {
            letters.getObject().resetPassword(to, link);
        }
        return link;
    }

    void invitation(Account to, String link) {
        if (canSend()) {
            letters.getObject().invitation(to, link);
        }
    }

    void approved(Account to) {
        if (canSend()) {
            letters.getObject().approved(to, site.of("/login"));
        }
    }

    /** Tells administrators that somebody waits for them; those without letters find it among their notices. */
    void approvalRequested(Account who) {
        tell(writer -> writer.approvalRequested(
                who, site.of("/server/users/" + who.id().value())));
    }

    private void tell(Consumer<AccountLetters> what) {
        letters.ifAvailable(what);
    }

    private String link(Account to, Purpose purpose, String path) {
        var code = links.make(to.id(), purpose);
        return site.of(path + "?userId=" + to.id().value() + "&code=" + code);
    }
}
