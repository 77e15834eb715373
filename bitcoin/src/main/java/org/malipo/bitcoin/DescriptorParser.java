package org.malipo.bitcoin;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.malipo.bitcoin.ScriptExpression.Given;
import org.malipo.bitcoin.ScriptExpression.Multisig;
import org.malipo.bitcoin.ScriptExpression.PublicKey;
import org.malipo.bitcoin.ScriptExpression.PublicKeyHash;
import org.malipo.bitcoin.ScriptExpression.ScriptHash;
import org.malipo.bitcoin.ScriptExpression.Taproot;
import org.malipo.bitcoin.ScriptExpression.WitnessPublicKeyHash;
import org.malipo.bitcoin.ScriptExpression.WitnessScriptHash;

/** Reads a descriptor without its checksum, from left to right. */
final class DescriptorParser {
    private static final Set<String> NOT_OURS = Set.of("combo", "rawtr", "musig", "multi_a", "sortedmulti_a", "sp");
    private static final int MAX_BARE_KEYS = 3;

    private final String text;
    private final Network network;
    private int position;
    /** Where the part begins that is being read, for telling where a mistake is. */
    private int token;

    /** Where in the tree we are; decides which functions have a sense. */
    private enum Place {
        TOP,
        IN_SH,
        IN_WSH
    }

    DescriptorParser(String text, Network network) {
        this.text = text;
        this.network = network;
    }

    /** @throws SchemeException with the place, counted in characters from 1 and without blanks */
    ScriptExpression parse() throws SchemeException {
        try {
            return whole();
        } catch (SchemeException e) {
            throw new SchemeException(e.getMessage() + " (at character " + (token + 1) + ")");
        }
    }

    private ScriptExpression whole() throws SchemeException {
        var expression = expression(Place.TOP);
        if (position != text.length()) {
            token = position;
            throw new SchemeException("The descriptor goes on after its end");
        }
        return expression;
    }

    private ScriptExpression expression(Place place) throws SchemeException {
        var function = function();
        expect('(');
        var expression = switch (function) {
            case "pk" -> new PublicKey(key(place));
            case "pkh" -> new PublicKeyHash(key(place));
            case "multi" -> multisig(place, false);
            case "sortedmulti" -> multisig(place, true);
            case "wpkh" -> witnessPublicKeyHash(place);
            case "sh" -> scriptHash(place);
            case "wsh" -> witnessScriptHash(place);
            case "tr" -> taproot(place);
            case "raw" -> raw(place);
            case "addr" -> address(place);
            default -> throw unknown(function);
        };
        expect(')');
        return expression;
    }

    private static SchemeException unknown(String function) {
        var name = function.length() > 20 ? function.substring(0, 20) + "…" : function;
        return NOT_OURS.contains(function)
                ? new SchemeException("The descriptor function " + name + "() is not supported")
                : new SchemeException("Miniscript is not supported: " + name
                        + "(). A script may be pk, pkh, multi or sortedmulti in pkh, wpkh, sh, wsh or tr");
    }

    private ScriptExpression witnessPublicKeyHash(Place place) throws SchemeException {
        if (place == Place.IN_WSH) {
            throw new SchemeException("wpkh() can't stand in wsh()");
        }
        return new WitnessPublicKeyHash(KeyParser.compressed(keyText(), network));
    }

    private ScriptExpression scriptHash(Place place) throws SchemeException {
        if (place != Place.TOP) {
            throw new SchemeException("sh() can stand at the top only");
        }
        return new ScriptHash(expression(Place.IN_SH));
    }

    private ScriptExpression witnessScriptHash(Place place) throws SchemeException {
        if (place == Place.IN_WSH) {
            throw new SchemeException("wsh() can stand at the top or in sh() only");
        }
        return new WitnessScriptHash(expression(Place.IN_WSH));
    }

    private ScriptExpression taproot(Place place) throws SchemeException {
        atTop("tr", place);
        var key = KeyParser.taproot(keyText(), network);
        if (peek() == ',') {
            throw new SchemeException("tr() with a script tree is not supported; only the key path is");
        }
        return new Taproot(key);
    }

    private ScriptExpression raw(Place place) throws SchemeException {
        atTop("raw", place);
        try {
            return Given.raw(HexFormat.of().parseHex(keyText()));
        } catch (IllegalArgumentException e) {
            throw new SchemeException("raw() holds a script in hex");
        }
    }

    private ScriptExpression address(Place place) throws SchemeException {
        atTop("addr", place);
        var address = keyText();
        try {
            return Given.address(address, Addresses.toScript(address, network));
        } catch (AddressException e) {
            throw new SchemeException(e.getMessage());
        }
    }

    private static void atTop(String function, Place place) throws SchemeException {
        if (place != Place.TOP) {
            throw new SchemeException(function + "() can stand at the top only");
        }
    }

    private ScriptExpression multisig(Place place, boolean sorted) throws SchemeException {
        var threshold = threshold();
        var start = token;
        var keys = new ArrayList<KeyExpression>();
        while (peek() == ',') {
            expect(',');
            keys.add(key(place));
        }
        token = start;
        checkMultisig(threshold, keys, place);
        return new Multisig(threshold, keys, sorted);
    }

    private int threshold() throws SchemeException {
        var number = keyText();
        if (!number.matches("[0-9]{1,2}")) {
            throw new SchemeException("multi() starts with the number of signatures");
        }
        return Integer.parseInt(number);
    }

    private static void checkMultisig(int threshold, List<KeyExpression> keys, Place place) throws SchemeException {
        var most = switch (place) {
            case TOP -> MAX_BARE_KEYS;
            case IN_SH -> MultisigLimits.MAX_P2SH_KEYS;
            case IN_WSH -> MultisigLimits.MAX_KEYS;
        };
        MultisigLimits.check(threshold, keys.size(), most);
        var scriptBytes =
                keys.stream().mapToInt(key -> 1 + key.publicKey(0, 0).length).sum() + 3;
        if (place == Place.IN_SH && scriptBytes > MultisigLimits.MAX_REDEEM_SCRIPT_BYTES) {
            throw new SchemeException("The script in sh() is longer than 520 bytes");
        }
    }

    private KeyExpression key(Place place) throws SchemeException {
        return place == Place.IN_WSH ? KeyParser.compressed(keyText(), network) : KeyParser.any(keyText(), network);
    }

    /** Function names are lower case; a colon belongs to the wrappers of miniscript. */
    private String function() throws SchemeException {
        var start = position;
        token = start;
        while (position < text.length() && text.charAt(position) != '(' && !isSeparator(text.charAt(position))) {
            position++;
        }
        var name = text.substring(start, position);
        if (!name.matches("[a-z0-9_:]+") || peek() != '(') {
            throw new SchemeException("A descriptor is written as function(…), for example wpkh(KEY)");
        }
        return name;
    }

    private String keyText() {
        var start = position;
        token = start;
        while (position < text.length() && !isSeparator(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == ')';
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : 0;
    }

    private void expect(char c) throws SchemeException {
        if (peek() != c) {
            token = position;
            throw new SchemeException("The descriptor misses a '" + c + "'");
        }
        position++;
    }
}
