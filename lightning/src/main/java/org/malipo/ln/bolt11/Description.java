package org.malipo.ln.bolt11;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;

/** What a payment is for: told in the payment request, or elsewhere with its hash in the payment request. */
public sealed interface Description {
    /** Up to 639 bytes of UTF-8. Written by the payee, so that pages must escape it. */
    record Text(String text) implements Description {}

    /** The SHA-256 of a description that the payer has from elsewhere, for example of an LNURL's metadata. */
    record Hash(ByteVector32 hash) implements Description {
        public static Hash of(String description) {
            return new Hash(new ByteVector32(Crypto.sha256(description.getBytes(UTF_8))));
        }
    }
}
