package org.malipo.bitcoin;

import fr.acinq.bitcoin.KeyPath;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where an account key comes from (BIP 380): the fingerprint of the root key and the path from there, as a signing
 * device needs them.
 * @param fingerprint 8 hex digits, lower case
 */
public record KeyOrigin(String fingerprint, KeyPath path) {
    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F]{8})((?:/[0-9]+['hH]?)*)");

    /**
     * Reads {@code 73c5da0a/84'/0'/0'}.
     * @throws SchemeException if the text has another form
     */
    public static KeyOrigin parse(String text) throws SchemeException {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new SchemeException(
                    "A key origin is written as fingerprint and path, for example 73c5da0a/84'/0'/0'");
        }
        var path = match.group(2);
        var steps = path.isEmpty() ? KeyPaths.parse("") : KeyPaths.parse(path.substring(1));
        return new KeyOrigin(match.group(1).toLowerCase(Locale.ROOT), steps);
    }

    /** {@return {@code 73c5da0a/84'/0'/0'}} */
    public String print() {
        return path.path.isEmpty() ? fingerprint : fingerprint + "/" + KeyPaths.print(path);
    }

    /** {@return {@code 84'/0'/0'}, empty for the root key itself} */
    public String printPath() {
        return KeyPaths.print(path);
    }
}
