package org.malipo.bitcoin;

import fr.acinq.bitcoin.Base58Check;
import fr.acinq.bitcoin.Crypto;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Addresses and the output scripts that they stand for, of every type and network. */
public final class Addresses {
    private static final int HASH_BYTES = 20;

    private Addresses() {}

    /**
     * {@return the output script that pays {@code address}}
     * @throws AddressException if the text is not an address of this network; says what is wrong with it
     */
    public static byte[] toScript(String address, Network network) throws AddressException {
        return looksLikeSegwit(address)
                ? WitnessProgram.ofAddress(address, network.hrp()).script()
                : base58ToScript(address, network);
    }

    /** {@return the address of an output script, or empty where it has none, as bare multisig and OP_RETURN} */
    public static Optional<String> ofScript(byte[] script, Network network) {
        if (OutputScripts.isPubKeyHash(script)) {
            return Optional.of(base58(network.pubKeyHashPrefix(), Arrays.copyOfRange(script, 3, 23)));
        }
        if (OutputScripts.isScriptHash(script)) {
            return Optional.of(base58(network.scriptHashPrefix(), Arrays.copyOfRange(script, 2, 22)));
        }
        return WitnessProgram.ofScript(script)
                .filter(WitnessProgram::hasAddress)
                .map(program -> program.address(network.hrp()));
    }

    /** {@return whether the text is an address of this network} */
    public static boolean isValid(String address, Network network) {
        try {
            toScript(address, network);
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    /** {@return the hash by which payments find their script: RIPEMD160(SHA256(script)) in hex} */
    public static String trackedKey(byte[] script) {
        return HexFormat.of().formatHex(Crypto.hash160(script));
    }

    /** {@return whether a wallet would read the text as Bech32, on whatever network} */
    static boolean looksLikeSegwit(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        return Arrays.stream(Network.values()).anyMatch(network -> lower.startsWith(network.hrp() + "1"));
    }

    private static byte[] base58ToScript(String address, Network network) throws AddressException {
        var decoded = decodeBase58(address);
        byte prefix = decoded.getFirst();
        var hash = decoded.getSecond();
        if (hash.length != HASH_BYTES) {
            throw new AddressException("The address has a wrong length");
        }
        if (prefix == network.pubKeyHashPrefix()) {
            return OutputScripts.pubKeyHash(hash);
        }
        if (prefix == network.scriptHashPrefix()) {
            return OutputScripts.scriptHash(hash);
        }
        throw new AddressException("The address belongs to another network");
    }

    private static kotlin.Pair<Byte, byte[]> decodeBase58(String address) throws AddressException {
        try {
            return Base58Check.decode(address);
        } catch (RuntimeException e) {
            throw new AddressException("This is not a Bitcoin address, or it has a typing error");
        }
    }

    private static String base58(byte prefix, byte[] hash) {
        return Base58Check.encode(prefix, hash);
    }
}
