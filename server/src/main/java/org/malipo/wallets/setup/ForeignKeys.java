package org.malipo.wallets.setup;

import java.util.regex.Pattern;
import org.malipo.bitcoin.Network;

/**
 * Finds keys that were written for another network (SLIP-132). Programs over the API may give them, because some wallets
 * export no others; a person who gives one has most likely taken the wrong wallet.
 */
final class ForeignKeys {
    private static final Pattern MAIN = key("xyzYZ");
    private static final Pattern TEST = key("tuvUV");

    private ForeignKeys() {}

    private static Pattern key(String letters) {
        return Pattern.compile("(?<![0-9A-Za-z])[" + letters + "]pub[1-9A-HJ-NP-Za-km-z]{100,115}(?![0-9A-Za-z])");
    }

    static boolean standIn(String text, Network network) {
        return (network == Network.MAINNET ? TEST : MAIN).matcher(text).find();
    }
}
