package org.malipo.ln.lnurl;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done with a link. */
public enum Kind {
    PAY("lnurlp", "payRequest"),
    WITHDRAW("lnurlw", "withdrawRequest"),
    CHANNEL("lnurlc", "channelRequest"),
    AUTH("keyauth", "login");

    private final String scheme;
    private final String tag;

    Kind(String scheme, String tag) {
        this.scheme = scheme;
        this.tag = tag;
    }

    static Optional<Kind> ofScheme(String scheme) {
        return Arrays.stream(values())
                .filter(kind -> kind.scheme.equals(scheme.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** {@return the scheme of links (LUD-17)} */
    public String scheme() {
        return scheme;
    }

    /** {@return the name in messages, and for {@link #AUTH} in links} */
    public String tag() {
        return tag;
    }
}
