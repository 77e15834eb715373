package org.malipo.access;

import fr.acinq.secp256k1.Secp256k1;
import java.util.HexFormat;
import org.malipo.access.factor.LnurlAuth;

/** Somebody's Lightning wallet, which signs with a key of its own. */
@SuppressWarnings("ArrayRecordComponent") // two of them are never compared
record WalletDevice(byte[] secret) {
    private static final HexFormat HEX = HexFormat.of();

    /** @param number which of several wallets */
    static WalletDevice of(int number) {
        return new WalletDevice(HEX.parseHex("%064x".formatted(number)));
    }

    LnurlAuth.Answer answer(String k1) {
        var curve = Secp256k1.get();
        var key = curve.pubKeyCompress(curve.pubkeyCreate(secret));
        var signature = curve.compact2der(curve.sign(HEX.parseHex(k1), secret, null));
        return new LnurlAuth.Answer(k1, HEX.formatHex(signature), HEX.formatHex(key));
    }
}
