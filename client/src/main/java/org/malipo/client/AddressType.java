package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of addresses a wallet hands out. Servers to come may know others, which are kept as they are. */
public record AddressType(@JsonValue String text) {
    /** BIP 84. */
    public static final AddressType SEGWIT = new AddressType("Segwit");

    /** BIP 49. */
    public static final AddressType SEGWIT_P2SH = new AddressType("SegwitP2SH");

    /** BIP 86. */
    public static final AddressType TAPROOT = new AddressType("TaprootBIP86");

    /** BIP 44. */
    public static final AddressType LEGACY = new AddressType("Legacy");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AddressType {}

    @Override
    public String toString() {
        return text;
    }
}
