package org.malipo.bitcoin;

import fr.acinq.bitcoin.Base58Check;
import java.util.regex.Pattern;

/** Finds what must never be typed where public keys are asked for: extended private keys, WIF keys and seed words. */
public final class PrivateMaterial {
    static final String REFUSAL =
            "This holds a private key. Give the public key (xpub) instead, and treat this private key as seen by others";

    /** Only a word as a whole counts: the middle of an xpub may well read "prv". */
    private static final Pattern EXTENDED = Pattern.compile("(?<![0-9A-Za-z])[a-zA-Z]prv[0-9A-Za-z]{8,}");

    /** The first letters are those that version 0x80 or 0xef can have. */
    private static final Pattern WIF = Pattern.compile("(?<![0-9A-Za-z])[5KL9c][0-9A-Za-z]{50,51}(?![0-9A-Za-z])");

    private PrivateMaterial() {}

    /**
     * Lets public texts pass, whatever they are. Takes time in proportion to the length of the text.
     * @throws SchemeException if the text holds a private key or the words of a seed; it repeats neither
     */
    public static void refuse(String text) throws SchemeException {
        if (EXTENDED.matcher(text).find() || holdsWif(text)) {
            throw new SchemeException(REFUSAL);
        }
        if (SeedWords.standIn(text)) {
            throw new SchemeException("These are the words of a seed. Give the public key (xpub) instead");
        }
    }

    private static boolean holdsWif(String text) {
        return WIF.matcher(text).results().anyMatch(match -> isWif(match.group()));
    }

    /** WIF is version 0x80 or 0xef, 32 bytes, and 01 where the public key is compressed. */
    private static boolean isWif(String token) {
        try {
            var decoded = Base58Check.decode(token);
            var version = Byte.toUnsignedInt(decoded.getFirst());
            return (version == 0x80 || version == 0xef) && decoded.getSecond().length >= 32;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
