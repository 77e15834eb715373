package org.malipo.notifications;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.malipo.outbound.OutboundUrls;
import org.springframework.mail.MailSendException;

/** Finds out what an exception of the mail library means. */
final class SmtpFailures {
    private SmtpFailures() {}

    static MailResult.Failed of(Exception exception) {
        var chain = new ArrayList<Throwable>();
        collect(exception, chain);
        return find(chain, SmtpFailures::known).orElseGet(() -> MailResult.Failed.forNow(MailFailure.UNREACHABLE));
    }

    /** Causes, and what Spring keeps beside them for each message. The refusal of an address comes before what follows from it. */
    private static void collect(@Nullable Throwable exception, List<Throwable> chain) {
        if (exception == null || chain.contains(exception)) {
            return;
        }
        if (exception instanceof MailSendException several) {
            for (var one : several.getMessageExceptions()) {
                collect(one, chain);
            }
        }
        if (exception instanceof MessagingException messaging) {
            collect(messaging.getNextException(), chain);
        }
        collect(exception.getCause(), chain);
        chain.add(exception);
    }

    private static Optional<MailResult.Failed> known(Throwable exception) {
        return Optional.ofNullable(
                switch (exception) {
                    case OutboundUrls.ForbiddenAddress _ -> MailResult.Failed.forNow(MailFailure.PRIVATE_HOST);
                    case SSLException _ -> MailResult.Failed.forNow(MailFailure.INSECURE);
                    case AuthenticationFailedException _ -> MailResult.Failed.forNow(MailFailure.LOGIN_REFUSED);
                    case SMTPAddressFailedException refusal ->
                        refused(MailFailure.RECIPIENT_REFUSED, refusal.getReturnCode());
                    case SMTPSenderFailedException refusal ->
                        new MailResult.Failed(MailFailure.REFUSED, refusal.getReturnCode(), false);
                    case SMTPSendFailedException refusal -> refused(MailFailure.REFUSED, refusal.getReturnCode());
                    case MessagingException other
                    when says(other, "STARTTLS is required") -> MailResult.Failed.forNow(MailFailure.NO_ENCRYPTION);
                    default -> null;
                });
    }

    /**
     * 55x is about this letter (RFC 5321, 4.2.3); other refusals may pass, or be mended in the settings, as a sender that is
     * refused is.
     */
    private static MailResult.Failed refused(MailFailure why, int code) {
        return new MailResult.Failed(why, code, code >= 550 && code < 560);
    }

    private static boolean says(MessagingException exception, String words) {
        return exception.getMessage() != null && exception.getMessage().contains(words);
    }

    private static Optional<MailResult.Failed> find(
            List<Throwable> chain, Function<Throwable, Optional<MailResult.Failed>> known) {
        return chain.stream().map(known).flatMap(Optional::stream).findFirst();
    }
}
