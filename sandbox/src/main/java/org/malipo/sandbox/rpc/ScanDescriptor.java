package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.Descriptor;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPublicKey;
import fr.acinq.bitcoin.KeyPath;
import fr.acinq.bitcoin.PublicKey;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The descriptors that a scan takes: {@code addr}, {@code raw}, and single keys as {@code pkh}, {@code wpkh}, {@code
 * sh(wpkh)}, {@code tr} or {@code combo}.
 */
final class ScanDescriptor {
    private static final Pattern FORM = Pattern.compile("(addr|raw|pkh|wpkh|sh\\(wpkh|tr|combo)\\(([^()]+)\\)+");
    private static final Pattern KEY =
            Pattern.compile("(?:\\[[0-9a-fA-F]{8}[^]]*])?([0-9a-zA-Z]+)((?:/[0-9]+)*)(/\\*)?");
    private static final int DEFAULT_RANGE_END = 1_000;
    private static final int LARGEST_RANGE = 1_000_000;

    private ScanDescriptor() {}

    /**
     * @param range the last index, or the first and the last; missing for 0 to 1000
     */
    static List<ByteVector> scripts(String descriptor, JsonNode range) throws RpcFault {
        Matcher form = FORM.matcher(withoutChecksum(descriptor));
        if (!form.matches()) {
            throw RpcFault.notFound("'%s' is not a valid descriptor function".formatted(descriptor));
        }
        String argument = form.group(2);
        return switch (form.group(1)) {
            case "addr" ->
                List.of(ScriptJson.script(argument).orElseThrow(() -> RpcFault.notFound("Address is not valid")));
            case "raw" -> List.of(Params.hex(argument, "raw script"));
            default -> ofKeys(form.group(1), argument, range);
        };
    }

    private static String withoutChecksum(String descriptor) throws RpcFault {
        int at = descriptor.indexOf('#');
        if (at < 0) {
            return descriptor;
        }
        String bare = descriptor.substring(0, at);
        if (!Descriptor.checksum(bare).equals(descriptor.substring(at + 1))) {
            throw RpcFault.notFound("Provided checksum '%s' does not match computed checksum '%s'"
                    .formatted(descriptor.substring(at + 1), Descriptor.checksum(bare)));
        }
        return bare;
    }

    private static List<ByteVector> ofKeys(String function, String expression, JsonNode range) throws RpcFault {
        Matcher key = KEY.matcher(expression);
        if (!key.matches()) {
            throw RpcFault.notFound("key '%s' is not valid".formatted(expression));
        }
        var scripts = new ArrayList<ByteVector>();
        for (PublicKey publicKey : keys(key.group(1), key.group(2), key.group(3) != null, range)) {
            for (List<ScriptElt> script : forms(function, publicKey)) {
                scripts.add(new ByteVector(Script.write(script)));
            }
        }
        return scripts;
    }

    private static List<PublicKey> keys(String key, String path, boolean ranged, JsonNode range) throws RpcFault {
        try {
            if (key.length() == 66) {
                return List.of(PublicKey.fromHex(key));
            }
            ExtendedPublicKey parent =
                    ExtendedPublicKey.decode(key, new KeyPath(List.of())).getSecond();
            ExtendedPublicKey branch = path.isEmpty() ? parent : parent.derivePublicKey("m" + path);
            return ranged ? children(branch, range) : List.of(branch.getPublicKey());
        } catch (RuntimeException e) {
            throw RpcFault.notFound("key '%s' is not valid".formatted(key));
        }
    }

    private static List<PublicKey> children(ExtendedPublicKey branch, JsonNode range) throws RpcFault {
        long first = range.isArray() ? range.path(0).asLong(0) : 0;
        long last = range.isArray() ? range.path(1).asLong(-1) : range.asLong(DEFAULT_RANGE_END);
        if (first < 0 || last < first || last - first >= LARGEST_RANGE) {
            throw RpcFault.parameter("Range is too large");
        }
        var keys = new ArrayList<PublicKey>();
        for (long index = first; index <= last; index++) {
            keys.add(branch.derivePublicKey(index).getPublicKey());
        }
        return keys;
    }

    private static List<List<ScriptElt>> forms(String function, PublicKey key) {
        return switch (function) {
            case "pkh" -> List.of(Script.pay2pkh(key));
            case "wpkh" -> List.of(Script.pay2wpkh(key));
            case "sh(wpkh" -> List.of(Script.pay2sh(Script.pay2wpkh(key)));
            case "tr" -> List.of(Script.pay2tr(key.xOnly(), Crypto.TaprootTweak.KeyPathTweak.INSTANCE));
            default -> List.of(Script.pay2pkh(key), Script.pay2wpkh(key), Script.pay2sh(Script.pay2wpkh(key)));
        };
    }
}
