package org.malipo.bitcoin;

import fr.acinq.bitcoin.Base58Check;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPublicKey;
import fr.acinq.bitcoin.KeyPath;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** An extended public key (BIP 32) with the version bytes under which it was written. */
public record ExtendedKey(ExtendedPublicKey key, int version) {
    private static final int LENGTH = 78;

    /**
     * Reads xpub, tpub and the other prefixes of SLIP-132.
     * @throws SchemeException if it is none, or a private key; the message does not repeat it
     */
    public static ExtendedKey parse(String text) throws SchemeException {
        PrivateMaterial.refuse(text);
        var decoded = decode(text);
        if (decoded.getSecond().length != LENGTH - Integer.BYTES) {
            throw new SchemeException("The extended public key has a wrong length");
        }
        return new ExtendedKey(read(ByteBuffer.wrap(decoded.getSecond())), decoded.getFirst());
    }

    private static kotlin.Pair<Integer, byte[]> decode(String text) throws SchemeException {
        try {
            return Base58Check.decodeWithIntPrefix(text);
        } catch (RuntimeException e) {
            throw new SchemeException("This is not an extended public key, or it has a typing error");
        }
    }

    private static ExtendedPublicKey read(ByteBuffer bytes) throws SchemeException {
        var depth = Byte.toUnsignedInt(bytes.get());
        var parent = Integer.toUnsignedLong(bytes.getInt());
        var child = Integer.toUnsignedLong(bytes.getInt());
        if (depth == 0 && (parent != 0 || child != 0)) {
            throw new SchemeException("The extended public key is a root that claims to have a parent");
        }
        var chainCode = new byte[32];
        bytes.get(chainCode);
        var point = new byte[33];
        bytes.get(point);
        if (point[0] == 0) {
            throw new SchemeException(PrivateMaterial.REFUSAL);
        }
        if (!Crypto.isPubKeyValid(point)) {
            throw new SchemeException("The extended public key holds no point of the curve");
        }
        var path = new KeyPath(depth == 0 ? List.of() : List.of(child));
        return new ExtendedPublicKey(new ByteVector(point), new ByteVector32(chainCode), depth, path, parent);
    }

    /** {@return the key as {@code xpub…}, or as {@code tpub…} where coins have no value} */
    public String print(Network network) {
        return key.encode(Slip132.plain(network).version());
    }

    /** {@return the key under the prefix that other wallets use for accounts of this type, for example {@code zpub…}} */
    public String print(AccountType type, Network network) {
        return key.encode(Slip132.of(type, network).version());
    }

    /** {@return whether the prefix says nothing of the wallet: xpub or tpub} */
    public boolean isUnmarked() {
        return prefix().filter(known -> known.hint() == Slip132.Hint.NONE).isPresent();
    }

    boolean isPlainOf(Network network) {
        return version == Slip132.plain(network).version();
    }

    Optional<Slip132> prefix() {
        return Slip132.ofVersion(version);
    }
}
