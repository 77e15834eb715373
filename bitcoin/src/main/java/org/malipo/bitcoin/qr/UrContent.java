package org.malipo.bitcoin.qr;

import com.sparrowwallet.hummingbird.UR;
import com.sparrowwallet.hummingbird.registry.CryptoAccount;
import com.sparrowwallet.hummingbird.registry.CryptoHDKey;
import com.sparrowwallet.hummingbird.registry.CryptoOutput;
import com.sparrowwallet.hummingbird.registry.CryptoPSBT;
import com.sparrowwallet.hummingbird.registry.ScriptExpression;
import com.sparrowwallet.hummingbird.registry.URAccountDescriptor;
import com.sparrowwallet.hummingbird.registry.UROutputDescriptor;
import fr.acinq.bitcoin.ByteVector;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.PrivateMaterial;
import org.malipo.bitcoin.SchemeException;

/** Tells what a UR holds: keys and wallets as text, in the forms of descriptors (BCR-2020-007, 010, 015, 2023-010, 019). */
final class UrContent {
    private static final Set<String> READ = Set.of(
            "bytes",
            "psbt",
            "crypto-psbt",
            "hdkey",
            "crypto-hdkey",
            "crypto-output",
            "output-descriptor",
            "crypto-account",
            "account-descriptor");
    private static final Pattern PLACEHOLDER = Pattern.compile("@([0-9]{1,2})");
    private static final int MAX_WALLETS = 20;

    private final List<String> wallets = new ArrayList<>();
    private final List<String> cosigners = new ArrayList<>();

    private UrContent() {}

    static QrScan read(UR ur) throws UR.URException {
        if (!READ.contains(ur.getType())) {
            return new QrScan.Refused("UR codes of type " + ur.getType() + " are not read here");
        }
        try {
            return new UrContent().content(ur.decodeFromRegistry());
        } catch (SchemeException e) {
            return new QrScan.Refused(e.getMessage());
        }
    }

    private QrScan content(Object item) throws SchemeException {
        switch (item) {
            case byte[] bytes -> {
                var text = BbqrReader.text(bytes);
                return text instanceof QrScan.Done
                        ? text
                        : new QrScan.Done(new QrContent.Binary(new ByteVector(bytes)));
            }
            case CryptoPSBT psbt -> {
                return new QrScan.Done(new QrContent.Psbt(new ByteVector(psbt.getPsbt())));
            }
            case CryptoHDKey key -> wallets.add(UrKeys.origin(key, null));
            case CryptoOutput output -> add(output, null);
            case UROutputDescriptor output -> add(output, null);
            case CryptoAccount account -> {
                for (var output : bounded(account.getOutputDescriptors())) {
                    add(output, fingerprint(account.getMasterFingerprint()));
                }
            }
            case URAccountDescriptor account -> {
                for (var output : bounded(account.getOutputDescriptors())) {
                    add(output, fingerprint(account.getMasterFingerprint()));
                }
            }
            default -> throw new SchemeException("The UR code holds no wallet");
        }
        for (var text : wallets) {
            PrivateMaterial.refuse(text);
        }
        return new QrScan.Done(new QrContent.Wallets(List.copyOf(wallets), List.copyOf(cosigners)));
    }

    private static <T> List<T> bounded(List<T> outputs) throws SchemeException {
        if (outputs.size() > MAX_WALLETS) {
            throw new SchemeException("The UR code holds more accounts than are read");
        }
        return outputs;
    }

    private static String fingerprint(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private void add(CryptoOutput output, @Nullable String master) throws SchemeException {
        var functions = output.getScriptExpressions();
        var names = functions.stream().map(UrContent::name).collect(Collectors.joining("("));
        if (output.getMultiKey() != null) {
            wallets.add(closed(names + "(" + UrKeys.several(output.getMultiKey(), master), functions.size()));
        } else if (output.getHdKey() == null) {
            throw new SchemeException("A single public key makes a single address; give an extended key (xpub)");
        } else if (isForSeveralKeys(functions)) {
            cosigners.add(UrKeys.origin(output.getHdKey(), master));
        } else {
            wallets.add(closed(names + "(" + UrKeys.ranged(output.getHdKey(), master), functions.size()));
        }
    }

    private static String closed(String text, int functions) {
        return text + ")".repeat(functions);
    }

    /** The library calls {@code sortedmulti} by another name. */
    private static String name(ScriptExpression function) {
        return function == ScriptExpression.SORTED_MULTISIG ? "sortedmulti" : function.getExpression();
    }

    /** In an account, {@code sh}, {@code wsh} and {@code sh(wsh)} around a bare key announce a key for a multisig wallet. */
    private static boolean isForSeveralKeys(List<ScriptExpression> functions) {
        return functions.getLast() == ScriptExpression.SCRIPT_HASH
                || functions.getLast() == ScriptExpression.WITNESS_SCRIPT_HASH
                || functions.getLast() == ScriptExpression.COSIGNER;
    }

    private void add(UROutputDescriptor output, @Nullable String master) throws SchemeException {
        var keys = output.getKeys() == null ? List.<Object>of() : List.<Object>copyOf(output.getKeys());
        if (output.getSource().contains("cosigner(")
                && keys.size() == 1
                && keys.getFirst() instanceof CryptoHDKey key) {
            cosigners.add(UrKeys.origin(key, master));
            return;
        }
        var text = new StringBuilder();
        var match = PLACEHOLDER.matcher(output.getSource());
        while (match.find()) {
            match.appendReplacement(text, key(keys, Integer.parseInt(match.group(1)), master));
        }
        wallets.add(match.appendTail(text).toString());
    }

    private static String key(List<Object> keys, int index, @Nullable String master) throws SchemeException {
        if (index >= keys.size() || !(keys.get(index) instanceof CryptoHDKey key)) {
            throw new SchemeException("A key of the descriptor is missing, or is no extended key");
        }
        return UrKeys.ranged(key, master);
    }
}
