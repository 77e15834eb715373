package org.malipo.sandbox.lightning;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.DeterministicWallet;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.PublicKey;
import fr.acinq.bitcoin.Script;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A node's keys, all from the network's seed and the node's name. */
public final class Keys {
    /** Where LND keeps the key of the node itself. */
    private static final String IDENTITY = "m/1017'/1'/6'/0/0";

    private static final String ADDRESSES = "m/84'/1'/0'/0";
    private static final String MACAROONS = "m/1017'/1'/9999'/0/0";

    private final PrivateKey identity;
    private final ExtendedPrivateKey addresses;
    private final byte[] macaroonRoot;

    Keys(byte[] networkSeed, String name) {
        var seed = Crypto.sha256(concat(networkSeed, name.getBytes(UTF_8)));
        var master = DeterministicWallet.generate(seed);
        identity = master.derivePrivateKey(IDENTITY).getPrivateKey();
        addresses = master.derivePrivateKey(ADDRESSES);
        macaroonRoot = master.derivePrivateKey(MACAROONS).getPrivateKey().value.toByteArray();
    }

    private static byte[] concat(byte[] a, byte[] b) {
        var both = new byte[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    PrivateKey identity() {
        return identity;
    }

    public PublicKey id() {
        return identity.publicKey();
    }

    public byte[] macaroonRoot() {
        return macaroonRoot.clone();
    }

    PrivateKey key(int index) {
        return addresses.derivePrivateKey((long) index).getPrivateKey();
    }

    /** {@return the script of the node's address of this number} */
    ByteVector script(int index) {
        return new ByteVector(Script.write(Script.pay2wpkh(key(index).publicKey())));
    }

    /** {@return the scripts of the first addresses, with their keys} */
    Map<ByteVector, PrivateKey> scripts(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(this::script, this::key));
    }
}
