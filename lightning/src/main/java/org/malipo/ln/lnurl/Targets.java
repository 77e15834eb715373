package org.malipo.ln.lnurl;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a link may lead: over TLS, or to an onion service, which needs none. */
public enum Targets {
    PUBLIC,
    /** This machine too, without TLS: for development. */
    LOCAL;

    /** @throws LnurlException if the text is no address, or leads where it may not */
    URI read(String text) throws LnurlException {
        var uri = uri(text);
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getRawUserInfo() != null) {
            throw new LnurlException("The link has a user or a password in it, which is not allowed.");
        }
        if (!scheme.equals("https") && !scheme.equals(plainScheme(uri.getHost()))) {
            throw new LnurlException("The link leads over an unsafe connection: it must begin with https.");
        }
        return uri;
    }

    private static URI uri(String text) throws LnurlException {
        try {
            var uri = new URI(text);
            if (uri.getScheme() != null && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) { // told below
        }
        throw new LnurlException("The link leads to no address on the web.");
    }

    /** {@return the scheme that a link of its own scheme, or an address without any, means for this host} */
    String scheme(@Nullable String host) {
        return plainScheme(host).equals("http") ? "http" : "https";
    }

    private String plainScheme(@Nullable String host) {
        return host != null && (isOnion(host) || (this == LOCAL && isLocal(host))) ? "http" : "";
    }

    private static boolean isOnion(String host) {
        return host.toLowerCase(Locale.ROOT).endsWith(".onion");
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}
