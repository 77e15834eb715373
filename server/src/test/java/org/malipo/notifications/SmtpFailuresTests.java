package org.malipo.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.Test;

/** What a mail server's refusal means for the letter. */
class SmtpFailuresTests {
    @Test
    void givesUpWhenTheRecipientIsRefusedForGood() throws AddressException {
        assertThat(SmtpFailures.of(new SMTPAddressFailedException(somebody(), "RCPT", 550, "no such user")))
                .isEqualTo(new MailResult.Failed(MailFailure.RECIPIENT_REFUSED, 550, true));
        assertThat(SmtpFailures.of(new SMTPAddressFailedException(somebody(), "RCPT", 450, "later")))
                .isEqualTo(new MailResult.Failed(MailFailure.RECIPIENT_REFUSED, 450, false));
    }

    /** The sender stands in the settings, which can be mended while the letter waits. */
    @Test
    void keepsALetterWhoseSenderIsRefused() throws AddressException {
        assertThat(SmtpFailures.of(new SMTPSenderFailedException(somebody(), "MAIL", 553, "not yours")))
                .isEqualTo(new MailResult.Failed(MailFailure.REFUSED, 553, false));
    }

    private static InternetAddress somebody() throws AddressException {
        return new InternetAddress("amina@example.com");
    }
}
