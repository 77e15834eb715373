package org.malipo.notifications;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.EmailAddress;

/** Reads addresses as people type them, with or without a name; one each, and nothing that could become a header. */
final class Mailbox {
    private static final int LONGEST = 320;

    private Mailbox() {}

    static boolean isValid(@Nullable String text) {
        return parse(text).isPresent();
    }

    static Optional<InternetAddress> parse(@Nullable String text) {
        if (text == null
                || text.isBlank()
                || text.length() > LONGEST
                || text.chars().anyMatch(Mailbox::breaksLines)) {
            return Optional.empty();
        }
        try {
            var read = InternetAddress.parse(text.strip(), true);
            return read.length == 1 && !read[0].isGroup() && EmailAddress.isValid(read[0].getAddress())
                    ? Optional.of(encoded(read[0]))
                    : Optional.empty();
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /** {@return an address with a name, quoted where it must be} */
    static String print(@Nullable String name, String address) {
        try {
            return name == null || name.isBlank()
                    ? address
                    : new InternetAddress(address, name.strip(), StandardCharsets.UTF_8.name()).toUnicodeString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java has UTF-8", e);
        }
    }

    private static InternetAddress encoded(InternetAddress address) {
        try {
            return new InternetAddress(address.getAddress(), address.getPersonal(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java has UTF-8", e);
        }
    }

    private static boolean breaksLines(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }
}
