package org.malipo.bitpay;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.notifications.Mailer;
import org.malipo.outbound.OutboundUrls;
import org.springframework.stereotype.Component;

/** Finds what is wrong with where somebody wants to be told. */
@Component
public class NotificationCheck {
    private static final int LONGEST = 2_000;

    private final OutboundUrls urls;

    NotificationCheck(OutboundUrls urls) {
        this.urls = urls;
    }

    /** {@return why this address can't be told, as a sentence, or empty} */
    public Optional<String> ofUrl(@Nullable String url) {
        if (url == null) {
            return Optional.empty();
        }
        try {
            return url.length() > LONGEST ? Optional.of("The address is too long.") : urls.refusal(new URI(url));
        } catch (URISyntaxException malformed) {
            return Optional.of("The address is malformed.");
        }
    }

    public Optional<String> ofEmail(@Nullable String email) {
        return email == null || Mailer.isAddress(email)
                ? Optional.empty()
                : Optional.of("The e-mail address is malformed.");
    }
}
