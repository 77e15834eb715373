package org.malipo.bitcoin.qr;

import com.sparrowwallet.hummingbird.registry.CryptoCoinInfo;
import com.sparrowwallet.hummingbird.registry.CryptoHDKey;
import com.sparrowwallet.hummingbird.registry.CryptoKeypath;
import com.sparrowwallet.hummingbird.registry.MultiKey;
import com.sparrowwallet.hummingbird.registry.pathcomponent.IndexPathComponent;
import com.sparrowwallet.hummingbird.registry.pathcomponent.PairPathComponent;
import com.sparrowwallet.hummingbird.registry.pathcomponent.PathComponent;
import com.sparrowwallet.hummingbird.registry.pathcomponent.WildcardPathComponent;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.DeterministicWallet;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPublicKey;
import fr.acinq.bitcoin.KeyPath;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.KeyPaths;
import org.malipo.bitcoin.SchemeException;

/** Writes the keys of a UR as descriptors do: {@code [origin]xpub/<0;1>/*}. */
final class UrKeys {
    private static final int KEY_BYTES = 33;
    private static final String BOTH_BRANCHES = "/<0;1>/*";

    private UrKeys() {}

    /** {@return the key with its origin; {@code master} is the fingerprint where the key does not name its own} */
    static String origin(CryptoHDKey key, @Nullable String master) throws SchemeException {
        var path = key.getOrigin() == null ? "" : path(key.getOrigin().getComponents());
        var named = key.getOrigin() == null ? null : key.getOrigin().getSourceFingerprint();
        var fingerprint = named == null ? master : HexFormat.of().formatHex(named);
        return (fingerprint == null ? "" : "[" + fingerprint + path + "]") + extended(key);
    }

    /** {@return the key with its origin and the steps to its addresses; both branches where it names none} */
    static String ranged(CryptoHDKey key, @Nullable String master) throws SchemeException {
        var children = key.getChildren() == null
                ? BOTH_BRANCHES
                : path(key.getChildren().getComponents());
        return origin(key, master) + children;
    }

    static String several(MultiKey keys, @Nullable String master) throws SchemeException {
        if (!keys.getEcKeys().isEmpty()) {
            throw new SchemeException("A single public key makes a single address; give an extended key (xpub)");
        }
        var texts = new ArrayList<String>();
        for (var key : keys.getHdKeys()) {
            texts.add(ranged(key, master));
        }
        return keys.getThreshold() + "," + String.join(",", texts);
    }

    private static String extended(CryptoHDKey key) throws SchemeException {
        if (key.isMaster() || key.isPrivateKey() || (key.getKey().length == KEY_BYTES && key.getKey()[0] == 0)) {
            throw new SchemeException("This holds a private key. Let the device show its public key (xpub)");
        }
        if (key.getKey().length != KEY_BYTES || key.getChainCode() == null || key.getChainCode().length != 32) {
            throw new SchemeException("The UR code holds no extended public key");
        }
        var steps = steps(key.getOrigin());
        var depth = depth(key.getOrigin(), steps);
        var parent = depth == 0 || key.getParentFingerprint() == null
                ? 0
                : Integer.toUnsignedLong(
                        ByteBuffer.wrap(key.getParentFingerprint()).getInt());
        var path = new KeyPath(depth == 0 || steps.isEmpty() ? List.of() : List.of(steps.getLast()));
        return new ExtendedPublicKey(
                        new ByteVector(key.getKey()), new ByteVector32(key.getChainCode()), depth, path, parent)
                .encode(isTest(key) ? DeterministicWallet.tpub : DeterministicWallet.xpub);
    }

    private static boolean isTest(CryptoHDKey key) {
        return key.getUseInfo() != null && key.getUseInfo().getNetwork() == CryptoCoinInfo.Network.TESTNET;
    }

    private static int depth(@Nullable CryptoKeypath origin, List<Long> steps) throws SchemeException {
        var depth = origin == null || origin.getDepth() == null || !steps.isEmpty() ? steps.size() : origin.getDepth();
        if (depth > 255) {
            throw new SchemeException("A key lies at most 255 steps deep");
        }
        return depth;
    }

    private static List<Long> steps(@Nullable CryptoKeypath origin) throws SchemeException {
        return origin == null
                ? List.of()
                : KeyPaths.parse(path(origin.getComponents()).replaceFirst("^/", "")).path;
    }

    private static String path(List<PathComponent> components) throws SchemeException {
        for (var component : components) {
            if (!(component instanceof IndexPathComponent
                    || component instanceof PairPathComponent
                    || component instanceof WildcardPathComponent)) {
                throw new SchemeException("A path of the UR code covers a range, which is not read");
            }
        }
        return components.stream().map(step -> "/" + step).collect(Collectors.joining());
    }
}
