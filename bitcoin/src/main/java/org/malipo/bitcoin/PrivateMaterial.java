package org.malipo.bitcoin;

import fr.acinq.bitcoin.Base58Check;
import fr.acinq.bitcoin.MnemonicCode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what must never be typed where public keys are asked for: extended private keys, WIF keys and seed words. */
final class PrivateMaterial {
    static final String REFUSAL =
            "This holds a private key. Give the public key (xpub) instead, and treat this private key as seen by others";

    /** Only a word as a whole counts: the middle of an xpub may well read "prv". */
    private static final Pattern EXTENDED = Pattern.compile("(?<![0-9A-Za-z])[a-zA-Z]prv[0-9A-Za-z]{8,}");

    private static final Pattern WIF = Pattern.compile("(?<![0-9A-Za-z])[0-9A-Za-z]{51,52}(?![0-9A-Za-z])");
    private static final int LEAST_WORDS = 12;
    private static final Set<String> WORDS = new HashSet<>(MnemonicCode.INSTANCE.getEnglishWordlist());

    private PrivateMaterial() {}

    /** @throws SchemeException if the text holds a private key or looks like a seed phrase */
    static void refuse(String text) throws SchemeException {
        if (EXTENDED.matcher(text).find() || holdsWif(text)) {
            throw new SchemeException(REFUSAL);
        }
        if (isSeedPhrase(text)) {
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

    private static boolean isSeedPhrase(String text) {
        var words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return words.length >= LEAST_WORDS && Arrays.stream(words).allMatch(WORDS::contains);
    }
}
