package org.malipo.ln.lnurl;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.acinq.bitcoin.Bech32;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link that a Lightning wallet follows.
 * @param url what to call
 * @param expected what is behind it, where the link tells; a service that answers with something else is not to be trusted
 */
public record Lnurl(URI url, Optional<Kind> expected) {
    private static final String HRP = "lnurl";
    private static final String LIGHTNING = "lightning:";
    private static final int MAX_LENGTH = 4_000;

    public static Lnurl of(URI url, Kind expected) {
        return new Lnurl(url, Optional.of(expected));
    }

    public static Lnurl parse(String text) throws LnurlException {
        return parse(text, Targets.PUBLIC);
    }

    /**
     * Reads what people scan or paste: Bech32 (LUD-01), also as {@code lightning:} link or behind {@code lightning=} in a link for
     * browsers, a link with a scheme of its own (LUD-17), or a Lightning address (LUD-16).
     * @throws LnurlException if it is none of these, or leads where it may not; never anything else
     */
    public static Lnurl parse(String text, Targets targets) throws LnurlException {
        if (text.length() > MAX_LENGTH) {
            throw new LnurlException("The link is too long.");
        }
        var bare = withoutScheme(text.strip());
        if (isBech32(bare)) {
            return ofUrl(decode(bare), targets);
        }
        var end = bare.indexOf("://");
        if (end < 0) {
            return new Lnurl(LightningAddress.parse(bare).url(targets), Optional.of(Kind.PAY));
        }
        var kind = Kind.ofScheme(bare.substring(0, end));
        if (kind.isPresent()) {
            var rest = bare.substring(end);
            return new Lnurl(targets.read(targets.scheme(host(rest)) + rest), kind);
        }
        return fallback(targets.read(bare), targets);
    }

    private static String withoutScheme(String text) {
        if (!text.regionMatches(true, 0, LIGHTNING, 0, LIGHTNING.length())) {
            return text;
        }
        var bare = text.substring(LIGHTNING.length());
        return bare.startsWith("//") ? bare.substring(2) : bare;
    }

    private static boolean isBech32(String text) {
        return text.regionMatches(true, 0, HRP + "1", 0, HRP.length() + 1);
    }

    private static String decode(String text) throws LnurlException {
        try {
            var decoded = Bech32.decodeBytes(text, false);
            if (decoded.getFirst().toLowerCase(Locale.ROOT).equals(HRP)
                    && decoded.getThird().equals(Bech32.Encoding.Bech32)) {
                return new String(decoded.getSecond(), US_ASCII);
            }
        } catch (RuntimeException e) { // the library has no exception of its own
        }
        throw new LnurlException("The link has a typing error or is incomplete: its checksum is wrong.");
    }

    private static Lnurl ofUrl(String text, Targets targets) throws LnurlException {
        var url = targets.read(text);
        var isAuth = Query.value(url, "tag").filter(Kind.AUTH.tag()::equals).isPresent();
        return new Lnurl(url, isAuth ? Optional.of(Kind.AUTH) : Optional.empty());
    }

    private static @Nullable String host(String rest) throws LnurlException {
        return Targets.LOCAL.read("https" + rest).getHost();
    }

    private static Lnurl fallback(URI link, Targets targets) throws LnurlException {
        var inner = Query.value(link, "lightning").filter(Lnurl::isBech32);
        if (inner.isEmpty()) {
            throw new LnurlException("The link is one for browsers, and has none for Lightning wallets in it.");
        }
        return ofUrl(decode(inner.get()), targets);
    }

    /** {@return the form of LUD-01, in the upper case that makes QR codes smaller} */
    public String bech32() {
        return Bech32.encodeBytes(HRP, url.toASCIIString().getBytes(US_ASCII), Bech32.Encoding.Bech32)
                .toUpperCase(Locale.ROOT);
    }

    /** {@return the form of LUD-17, if what is expected is known} */
    public Optional<String> withOwnScheme() {
        return expected.map(kind ->
                kind.scheme() + url.toASCIIString().substring(url.getScheme().length()));
    }

    /** {@return the host for which a wallet keeps its key (LUD-04), and which it shows before a payment} */
    public String host() {
        return url.getHost();
    }
}
