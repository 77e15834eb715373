package org.malipo.notifications;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.MimeMessageHelper;

/** A message that goes to one person, whoever else its head names: the others get copies of their own. */
final class Envelope extends MimeMessage {
    private static final String NOBODY = "undisclosed-recipients:;"; // RFC 5322, 3.6.3 and A.1.3

    private final InternetAddress to;

    Envelope(Session session, InternetAddress to) {
        super(session);
        this.to = to;
    }

    @Override
    public Address[] getAllRecipients() {
        return new Address[] {to};
    }

    /** Writes down who is to be seen: the recipient alone where nothing else is said. */
    static void head(MimeMessageHelper parts, InternetAddress to, Letter.@Nullable Heading heading)
            throws MessagingException {
        if (heading == null) {
            parts.setTo(to);
            return;
        }
        parts.setTo(mailboxes(heading.to()));
        parts.setCc(mailboxes(heading.cc()));
        if (heading.to().isEmpty() && heading.cc().isEmpty()) {
            parts.getMimeMessage().setHeader("To", NOBODY);
        }
    }

    private static InternetAddress[] mailboxes(List<String> texts) {
        return texts.stream().map(Mailbox::parse).flatMap(Optional::stream).toArray(InternetAddress[]::new);
    }
}
