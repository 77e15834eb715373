package org.malipo.ln.lnurl;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address that looks like one of e-mail and is paid to (LUD-16).
 * @param user in lower case, with the tag after a plus sign if there is one
 * @param host a domain in lower case, with its port if there is one
 */
public record LightningAddress(String user, String host) {
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern FORM = Pattern.compile(
            "([a-z0-9_.+-]{1,64})@((?=[^:]{1,253}(?::|$))" + LABEL + "(?:\\." + LABEL + ")*(?::[0-9]{1,5})?)");

    /** @throws LnurlException if the text is no address; upper case is taken for lower */
    public static LightningAddress parse(String text) throws LnurlException {
        var parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!text.chars().allMatch(c -> c < 0x80) || !parts.matches()) {
            throw new LnurlException("This is no Lightning address. It reads like name@example.com.");
        }
        return new LightningAddress(parts.group(1), parts.group(2));
    }

    /** {@return where the service tells how to pay} */
    public URI url(Targets targets) throws LnurlException {
        var name = host.contains(":") ? host.substring(0, host.indexOf(':')) : host;
        return targets.read(targets.scheme(name) + "://" + host + "/.well-known/lnurlp/" + user);
    }

    /** {@return the form that people write} */
    @Override
    public String toString() {
        return user + "@" + host;
    }
}
