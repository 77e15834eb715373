package org.malipo.bitcoin;

import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.KeyPath;
import fr.acinq.bitcoin.PrivateKey;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A descriptor of private keys as one of public keys, which makes the same script at an index. */
final class PublicForm {
    private static final Pattern EXTENDED =
            Pattern.compile("(?<![0-9A-Za-z])(xprv[0-9A-Za-z]+)((?:/[0-9]+['h]?)*)(/\\*['h]?)?");

    private static final Pattern SINGLE = Pattern.compile("(?<![0-9A-Za-z])[5KL][0-9A-Za-z]{50,51}(?![0-9A-Za-z])");
    private static final byte MAINNET = (byte) 0x80;

    private PublicForm() {}

    static String of(String descriptor, int index) {
        var extended = EXTENDED.matcher(descriptor).replaceAll(match -> extended(match, index));
        return SINGLE.matcher(extended).replaceAll(match -> single(match.group()));
    }

    /** Takes the private key as far as hardened steps go. */
    private static String extended(MatchResult match, int index) {
        var wildcard = match.group(3) == null ? "" : match.group(3);
        var steps = match.group(2) + (wildcard.length() == 3 ? "/" + index + "'" : "");
        var end = Math.max(steps.lastIndexOf('\''), steps.lastIndexOf('h')) + 1;
        var key = ExtendedPrivateKey.decode(match.group(1), new KeyPath(List.of()))
                .getSecond();
        var child = end == 0 ? key : key.derivePrivateKey(path(steps.substring(1, end)));
        return child.getExtendedPublicKey().encode(Slip132.XPUB.version())
                + steps.substring(end)
                + (wildcard.length() == 2 ? wildcard : "");
    }

    private static KeyPath path(String steps) {
        try {
            return KeyPaths.parse(steps);
        } catch (SchemeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String single(String wif) {
        var read = PrivateKey.fromBase58(wif, MAINNET);
        var key = read.getFirst().publicKey();
        return read.getSecond() ? key.toHex() : HexFormat.of().formatHex(key.toUncompressedBin());
    }
}
