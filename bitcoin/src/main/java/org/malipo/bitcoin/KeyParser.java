package org.malipo.bitcoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.KeyExpression.Extended;
import org.malipo.bitcoin.KeyExpression.Fixed;
import org.malipo.bitcoin.KeyExpression.Steps;

/** Reads one key of a descriptor: {@code [origin]xpub/<0;1>/*}, or a public key in hex. */
final class KeyParser {
    /** The origin marks hardened steps {@code '} or {@code h}; unlike in other paths, {@code H} is refused (BIP 380). */
    private static final Pattern FORM = Pattern.compile("(?:\\[([^\\[\\]H]*)])?([0-9A-Za-z]+)((?:/[^/]*)*)");

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
    private static final int X_ONLY = 64;
    private static final int COMPRESSED = 66;
    private static final int UNCOMPRESSED = 130;

    private KeyParser() {}

    /** {@return a key where compressed and uncompressed ones may stand} */
    static KeyExpression any(String text, Network network) throws SchemeException {
        return parse(text, network, List.of(COMPRESSED, UNCOMPRESSED));
    }

    /** {@return a key of a segwit script, which is always compressed} */
    static KeyExpression compressed(String text, Network network) throws SchemeException {
        return parse(text, network, List.of(COMPRESSED));
    }

    /** {@return a key of a taproot output, of which only the x coordinate counts} */
    static KeyExpression taproot(String text, Network network) throws SchemeException {
        return parse(text, network, List.of(COMPRESSED, X_ONLY));
    }

    private static KeyExpression parse(String text, Network network, List<Integer> hexLengths) throws SchemeException {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new SchemeException("A key of a descriptor is written as [fingerprint/path]xpub/<0;1>/*");
        }
        var origin = match.group(1) == null ? null : KeyOrigin.parse(match.group(1));
        var key = match.group(2);
        var path = match.group(3);
        return isHexKey(key) ? fixed(origin, key, path, hexLengths) : extended(origin, key, path, network);
    }

    private static boolean isHexKey(String key) {
        return HEX.matcher(key).matches()
                && (key.length() == X_ONLY || key.length() == COMPRESSED || key.length() == UNCOMPRESSED);
    }

    private static Fixed fixed(@Nullable KeyOrigin origin, String key, String path, List<Integer> hexLengths)
            throws SchemeException {
        if (!hexLengths.contains(key.length())) {
            throw new SchemeException("A public key of this length can't stand here");
        }
        var bytes = HexFormat.of().parseHex(key);
        if (!Crypto.isPubKeyValid(key.length() == X_ONLY ? HexFormat.of().parseHex("02" + key) : bytes)) {
            throw new SchemeException("A public key of the descriptor is no point of the curve");
        }
        if (!path.isEmpty()) {
            throw new SchemeException("Only an extended key has steps after it");
        }
        return new Fixed(origin, new ByteVector(bytes));
    }

    private static Extended extended(@Nullable KeyOrigin origin, String key, String path, Network network)
            throws SchemeException {
        var extended = ExtendedKey.parse(key);
        if (!extended.isPlainOf(network)) {
            throw new SchemeException(
                    "A key of the descriptor belongs to another network, or is no " + plainPrefix(network));
        }
        return new Extended(origin, extended.key(), steps(path));
    }

    private static String plainPrefix(Network network) {
        return network == Network.MAINNET ? "xpub" : "tpub";
    }

    static Steps steps(String path) throws SchemeException {
        var text = path.endsWith("/**") ? path.substring(0, path.length() - 2) + "<0;1>/*" : path;
        var steps = new ArrayList<>(List.of(text.split("/", -1)));
        steps.removeFirst();
        var wildcard = !steps.isEmpty() && steps.getLast().equals("*");
        if (wildcard) {
            steps.removeLast();
        }
        return branched(steps, wildcard);
    }

    private static Steps branched(List<String> steps, boolean wildcard) throws SchemeException {
        var before = new ArrayList<Long>();
        var branches = new ArrayList<Long>();
        var after = new ArrayList<Long>();
        for (var step : steps) {
            if (!step.startsWith("<")) {
                (branches.isEmpty() ? before : after).add(publicStep(step));
            } else if (branches.isEmpty()) {
                branches.addAll(alternatives(step));
            } else {
                throw new SchemeException("A key has one <…;…> at most");
            }
        }
        return new Steps(List.copyOf(before), List.copyOf(branches), List.copyOf(after), wildcard);
    }

    private static List<Long> alternatives(String step) throws SchemeException {
        if (!step.endsWith(">")) {
            throw new SchemeException("Branches are written as <0;1>");
        }
        var branches = new ArrayList<Long>();
        for (var branch : step.substring(1, step.length() - 1).split(";", -1)) {
            branches.add(publicStep(branch));
        }
        if (branches.size() < 2 || new HashSet<>(branches).size() < branches.size()) {
            throw new SchemeException("Branches are two or more different numbers, for example <0;1>");
        }
        return branches;
    }

    private static long publicStep(String text) throws SchemeException {
        if (text.startsWith("*")) {
            throw new SchemeException("The wildcard * stands once, last and without a mark for hardened");
        }
        var step = KeyPaths.step(text);
        if (KeyPaths.anyHardened(List.of(step))) {
            throw new SchemeException("A hardened step can't be taken from a public key");
        }
        return step;
    }
}
