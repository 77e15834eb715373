package org.malipo.access;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Stands for the mail of everybody: keeps the letters about accounts instead of sending them. */
@TestComponent
@Primary
public class Mailbox implements AccountLetters {
    private final List<Mail> mails = new ArrayList<>();
    private boolean working = true;

    /** A letter: what it is about, whom it is about, and the link in it. */
    public record Mail(String about, String email, String link) {
        /** {@return the link without the server's name} */
        public String path() {
            return link.replaceFirst("https?://[^/]+", "");
        }
    }

    public void empty(boolean works) {
        mails.clear();
        working = works;
    }

    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** {@return the path in the newest letter} */
    public String newest(String about) {
        return mails.reversed().stream()
                .filter(mail -> mail.about().equals(about))
                .findFirst()
                .orElseThrow()
                .path();
    }

    @Override
    public boolean canSend() {
        return working;
    }

    @Override
    public void confirmEmail(Account to, String link) {
        mails.add(new Mail("confirm", to.email(), link));
    }

    @Override
    public void resetPassword(Account to, String link) {
        mails.add(new Mail("reset", to.email(), link));
    }

    @Override
    public void invitation(Account to, String link) {
        mails.add(new Mail("invitation", to.email(), link));
    }

    @Override
    public void approvalRequested(Account who, String link) {
        mails.add(new Mail("approval", who.email(), link));
    }

    @Override
    public void approved(Account to, String link) {
        mails.add(new Mail("approved", to.email(), link));
    }
}
