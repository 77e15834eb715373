package org.malipo.ln.bolt12;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.ByteVector64;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PublicKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;

/**
 * What is to be paid for an offer (BOLT 12), signed by who is to get it. Whether it is what was asked for, only who asked can tell.
 *
 * @param chain by its first block
 * @param description of the offer, if it has one
 * @param node who signed it
 * @param paths ways to the payee, each with its price in {@code pathTerms}
 */
public record Bolt12Invoice(
        BlockHash chain,
        Msat amount,
        ByteVector32 paymentHash,
        Optional<String> description,
        PublicKey node,
        Instant createdAt,
        Duration expiry,
        List<BlindedPath> paths,
        List<PathTerms> pathTerms) {
    private static final String PREFIX = "lni";
    private static final String SIGNATURE_TAG = "lightninginvoicesignature";

    public Bolt12Invoice {
        paths = List.copyOf(paths);
        pathTerms = List.copyOf(pathTerms);
    }

    /** @throws Bolt12Exception if it breaks BOLT 12 or the signature is wrong; never anything else */
    public static Bolt12Invoice decode(String given) throws Bolt12Exception {
        var text = Bolt12Text.read(given);
        if (!text.prefix().equals(PREFIX)) {
            throw new Bolt12Exception("This is no invoice of BOLT 12.");
        }
        var fields = TlvStream.read(text.bytes().toByteArray(), InvoiceField::isKnown, _ -> true);
        var invoice = InvoiceField.invoice(fields);
        check(fields, invoice.node);
        return invoice;
    }

    private static void check(TlvStream fields, PublicKey node) throws Bolt12Exception {
        var signature = InvoiceField.required(fields, InvoiceField.SIGNATURE);
        var digest = Crypto.taggedHash(Merkle.root(fields.fields()).toByteArray(), SIGNATURE_TAG);
        if (signature.size() != 64
                || !Crypto.verifySignatureSchnorr(digest, new ByteVector64(signature.toByteArray()), node.xOnly())) {
            throw new Bolt12Exception("The signature of the invoice is wrong.");
        }
    }

    public boolean isFor(Network network) {
        return chain.equals(network.genesis());
    }

    /** {@return the end of time if it is beyond that} */
    public Instant expiresAt() {
        try {
            return createdAt.plus(expiry);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MAX;
        }
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt());
    }
}
