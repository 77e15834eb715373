package org.malipo.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.malipo.outbound.OutboundSockets;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands a letter to a mail server. Port 465 is encrypted from the start, any other as soon as the server offers it; a
 * password is never sent without encryption, unless whoever wrote the settings has given up checking certificates.
 */
@Component
class Smtp {
    private static final int PORT_OF_TLS = 465;
    private static final String TIMEOUT_MILLIS = "10000";

    private final OutboundSockets sockets;
    private final Clock clock;

    Smtp(OutboundSockets sockets, Clock clock) {
        this.sockets = sockets;
        this.clock = clock;
    }

    /** @param id the same in every attempt; receivers that know it already drop the letter */
    MailResult send(MailServer server, @Nullable String password, String id, Letter letter) {
        if (!server.settings().isComplete()) {
            return MailResult.Failed.forNow(MailFailure.NOT_SET_UP);
        }
        var to = Mailbox.parse(letter.to());
        if (to.isEmpty()) {
            return new MailResult.Failed(MailFailure.RECIPIENT_REFUSED, null, true);
        }
        try {
            var sender = sender(server, password);
            sender.send(message(sender, server, to.get(), id, letter));
            return new MailResult.Sent();
        } catch (MailException | MessagingException e) {
            return SmtpFailures.of(e);
        }
    }

    private JavaMailSenderImpl sender(MailServer server, @Nullable String password) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(server.host());
        if (server.port() != null) {
            sender.setPort(server.port());
        }
        if (server.login() != null) {
            sender.setUsername(server.login());
            sender.setPassword(password == null ? "" : password);
        }
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        sender.setJavaMailProperties(properties(server));
        return sender;
    }

    private Properties properties(MailServer server) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.quitwait", "false"); // the letter is theirs by then
        properties.setProperty("mail.smtp.auth", String.valueOf(server.login() != null));
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty(
                "mail.smtp.starttls.required",
                String.valueOf(server.login() != null && !server.disableCertificateCheck()));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(isTlsFromTheStart(server)));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", String.valueOf(!server.disableCertificateCheck()));
        if (server.disableCertificateCheck()) {
            properties.setProperty("mail.smtp.ssl.trust", "*");
        }
        if (!server.trusted()) {
            properties.put("mail.smtp.socketFactory", sockets.factory());
            properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        }
        return properties;
    }

    private static boolean isTlsFromTheStart(MailServer server) {
        return server.port() != null && server.port() == PORT_OF_TLS;
    }

    private MimeMessage message(
            JavaMailSenderImpl sender, MailServer server, InternetAddress to, String id, Letter letter)
            throws MessagingException {
        var from = Mailbox.parse(server.sender()).orElseThrow();
        var message = new Envelope(sender.getSession(), to);
        var parts = new MimeMessageHelper(message, letter.html() != null && letter.text() != null);
        parts.setFrom(from);
        Envelope.head(parts, to, letter.heading());
        parts.setSubject(letter.subject());
        parts.setSentDate(Date.from(clock.instant()));
        setContent(parts, letter);
        message.setHeader("Message-ID", "<" + id + "@" + domain(from) + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static void setContent(MimeMessageHelper parts, Letter letter) throws MessagingException {
        if (letter.html() != null && letter.text() != null) {
            parts.setText(letter.text(), letter.html());
        } else if (letter.html() != null) {
            parts.setText(letter.html(), true);
        } else {
            parts.setText(letter.text() == null ? "" : letter.text(), false);
        }
    }

    private static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }
}
