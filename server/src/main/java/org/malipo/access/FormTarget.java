package org.malipo.access;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A web address of another site to which one page of ours, and no other, may send a form. */
public record FormTarget(URI address) {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** {@return the target, or empty for whatever is no absolute web address} */
    public static Optional<FormTarget> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            var address = new URI(text.strip());
            return address.getScheme() != null
                            && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                            && address.getHost() != null
                            && address.getUserInfo() == null
                    ? Optional.of(new FormTarget(address))
                    : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** {@return host, and port if it is not the usual one, for people to recognise} */
    public String host() {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    /** Lets the page that this answer carries send its form there. */
    public void allowOn(HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy", SecurityHeaders.staffWithFormsTo(address.getScheme() + "://" + host()));
    }
}
