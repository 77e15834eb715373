package org.malipo.bitcoin.payjoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Script;

/** What can be told of a coin from its script. */
public enum InputType {
    LEGACY,
    SCRIPT_HASH,
    SEGWIT,
    SEGWIT_SCRIPT,
    TAPROOT,
    OTHER;

    public static InputType of(ByteVector script) {
        var bytes = script.toByteArray();
        if (Script.isPay2pkh(bytes)) {
            return LEGACY;
        }
        if (Script.isPay2sh(bytes)) {
            return SCRIPT_HASH;
        }
        if (Script.isPay2wpkh(bytes)) {
            return SEGWIT;
        }
        if (Script.isPay2wsh(bytes)) {
            return SEGWIT_SCRIPT;
        }
        return Script.isPay2tr(bytes) ? TAPROOT : OTHER;
    }
}
