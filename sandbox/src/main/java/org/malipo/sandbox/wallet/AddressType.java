package org.malipo.sandbox.wallet;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PublicKey;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kinds of addresses, each with the purpose of its key path (BIP 44, 49, 84, 86) and the weight of an input that
 * spends it.
 */
public enum AddressType {
    LEGACY(44, 592),
    P2SH_SEGWIT(49, 364),
    BECH32(84, 272),
    BECH32M(86, 230);

    final int purpose;
    final int inputWeight;

    AddressType(int purpose, int inputWeight) {
        this.purpose = purpose;
        this.inputWeight = inputWeight;
    }

    /**
     * @param name as in Bitcoin Core's {@code address_type}
     */
    public static Optional<AddressType> of(String name) {
        return Stream.of(values()).filter(type -> type.coreName().equals(name)).findFirst();
    }

    public String coreName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ByteVector script(PublicKey key) {
        List<ScriptElt> script = switch (this) {
            case LEGACY -> Script.pay2pkh(key);
            case P2SH_SEGWIT -> Script.pay2sh(Script.pay2wpkh(key));
            case BECH32 -> Script.pay2wpkh(key);
            case BECH32M -> Script.pay2tr(key.xOnly(), Crypto.TaprootTweak.KeyPathTweak.INSTANCE);
        };
        return new ByteVector(Script.write(script));
    }
}
