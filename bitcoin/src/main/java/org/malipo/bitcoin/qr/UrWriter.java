package org.malipo.bitcoin.qr;

import com.sparrowwallet.hummingbird.registry.CryptoCoinInfo;
import com.sparrowwallet.hummingbird.registry.CryptoHDKey;
import com.sparrowwallet.hummingbird.registry.CryptoKeypath;
import com.sparrowwallet.hummingbird.registry.CryptoOutput;
import com.sparrowwallet.hummingbird.registry.MultiKey;
import com.sparrowwallet.hummingbird.registry.ScriptExpression;
import com.sparrowwallet.hummingbird.registry.pathcomponent.IndexPathComponent;
import com.sparrowwallet.hummingbird.registry.pathcomponent.PairPathComponent;
import com.sparrowwallet.hummingbird.registry.pathcomponent.PathComponent;
import com.sparrowwallet.hummingbird.registry.pathcomponent.WildcardPathComponent;
import fr.acinq.bitcoin.DeterministicWallet;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.ExtendedKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;

/** Makes the CBOR objects of wallets and keys (BCR-2020-007, 010). */
final class UrWriter {
    private UrWriter() {}

    /** @throws IllegalArgumentException if only a descriptor can describe the wallet, which these objects can't hold */
    static CryptoOutput output(DerivationScheme scheme, List<AccountKey> keys) {
        var descriptor = scheme.descriptor();
        if (scheme.isPolicy()) {
            throw new IllegalArgumentException("This wallet can't be shown as a UR code");
        }
        var functions = functions(descriptor);
        var written =
                keys.stream().map(key -> hdKey(key, scheme.network(), true)).toList();
        return scheme.threshold().isPresent()
                ? new CryptoOutput(functions, new MultiKey(scheme.threshold().getAsInt(), List.of(), written))
                : new CryptoOutput(functions, written.getFirst());
    }

    private static List<ScriptExpression> functions(String descriptor) {
        var functions = new ArrayList<ScriptExpression>();
        for (var name : descriptor.substring(0, descriptor.lastIndexOf('(')).split("\\(")) {
            functions.add(
                    switch (name) {
                        case "pkh" -> ScriptExpression.PUBLIC_KEY_HASH;
                        case "wpkh" -> ScriptExpression.WITNESS_PUBLIC_KEY_HASH;
                        case "tr" -> ScriptExpression.TAPROOT;
                        case "sh" -> ScriptExpression.SCRIPT_HASH;
                        case "wsh" -> ScriptExpression.WITNESS_SCRIPT_HASH;
                        case "multi" -> ScriptExpression.MULTISIG;
                        case "sortedmulti" -> ScriptExpression.SORTED_MULTISIG;
                        default -> throw new IllegalArgumentException("No UR code has " + name);
                    });
        }
        return functions;
    }

    static CryptoHDKey key(AccountKey key, Network network) {
        return hdKey(key, network, false);
    }

    private static CryptoHDKey hdKey(AccountKey account, Network network, boolean withBranches) {
        var key = read(account.xpub()).key();
        return new CryptoHDKey(
                false,
                key.publickeybytes.toByteArray(),
                key.chaincode.toByteArray(),
                network == Network.MAINNET
                        ? null
                        : new CryptoCoinInfo(CryptoCoinInfo.Type.BITCOIN, CryptoCoinInfo.Network.TESTNET),
                origin(account.origin(), key.depth),
                withBranches ? branches() : null,
                key.depth == 0
                        ? null
                        : ByteBuffer.allocate(Integer.BYTES)
                                .putInt((int) key.parent)
                                .array());
    }

    private static ExtendedKey read(String xpub) {
        try {
            return ExtendedKey.parse(xpub);
        } catch (SchemeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static CryptoKeypath origin(@Nullable KeyOrigin origin, int depth) {
        if (origin == null) {
            return new CryptoKeypath(List.of(), null, depth);
        }
        var steps = origin.path().path.stream().map(UrWriter::step).toList();
        return new CryptoKeypath(steps, HexFormat.of().parseHex(origin.fingerprint()), depth);
    }

    private static PathComponent step(long step) {
        return DeterministicWallet.isHardened(step)
                ? new IndexPathComponent((int) (step - DeterministicWallet.hardenedKeyIndex), true)
                : new IndexPathComponent((int) step, false);
    }

    private static CryptoKeypath branches() {
        return new CryptoKeypath(
                List.of(
                        new PairPathComponent(new IndexPathComponent(0, false), new IndexPathComponent(1, false)),
                        new WildcardPathComponent(false)),
                null,
                null);
    }
}
