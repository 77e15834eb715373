package org.malipo.bitcoin.qr;

import fr.acinq.bitcoin.ByteVector;
import java.util.List;

/** What QR codes carried. */
public sealed interface QrContent {
    /** A transaction to be signed or signed in part (BIP 174), in binary form, not looked into. */
    record Psbt(ByteVector bytes) implements QrContent {}

    /** A transaction that is ready to be sent, in binary form, not looked into. */
    record Transaction(ByteVector bytes) implements QrContent {}

    /** Text as it was: a key, a wallet file, anything. */
    record Text(String text) implements QrContent {}

    /**
     * Public keys of a signing device.
     * @param wallets descriptors, and keys with their origin where the device did not say the script type
     * @param cosigners keys with their origin, meant for wallets of several keys
     */
    record Wallets(List<String> wallets, List<String> cosigners) implements QrContent {}

    /** Bytes of another kind. */
    record Binary(ByteVector bytes) implements QrContent {}
}
