package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.OP_PUSHDATA;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;

/** How the script of a coinbase begins (BIP 34). */
public final class CoinbaseHeight {
    private static final int LAST_SMALL_NUMBER = 16;

    private CoinbaseHeight() {}

    public static ScriptElt push(int height) {
        return height >= 1 && height <= LAST_SMALL_NUMBER
                ? Script.fromSimpleValue((byte) height)
                : new OP_PUSHDATA(Script.encodeNumber(height));
    }
}
