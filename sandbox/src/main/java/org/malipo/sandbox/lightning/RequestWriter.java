package org.malipo.sandbox.lightning;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.ByteVector32;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11Draft;
import org.malipo.ln.bolt11.Description;
import org.malipo.ln.bolt11.Features;
import org.malipo.ln.bolt11.RouteHint;

/** Writes and signs a node's payment requests, with LND's limits and defaults. */
final class RequestWriter {
    private static final int MAX_MEMO_BYTES = 1_024;
    private static final int MAX_DESCRIPTION_BYTES = 639;
    private static final long DEFAULT_EXPIRY_SECONDS = 86_400;
    private static final long MAX_EXPIRY_SECONDS = 31_536_000;
    private static final int DEFAULT_CLTV_EXPIRY = 80;
    private static final int MIN_CLTV_EXPIRY = 18;

    /** Onions with records and payment secrets are required, payments in parts offered. */
    private static final Features FEATURES = Features.of(8, 14, 17);

    private final Keys keys;
    private final Supplier<List<RouteHint>> privateWays;

    RequestWriter(Keys keys, Supplier<List<RouteHint>> privateWays) {
        this.keys = keys;
        this.privateWays = privateWays;
    }

    Invoice.Terms write(
            InvoiceOrder order, String hash, @Nullable String preimage, String secret, long now, long addIndex)
            throws Refusal {
        check(order);
        var expiry = order.expirySeconds() == 0 ? DEFAULT_EXPIRY_SECONDS : order.expirySeconds();
        var cltv = order.cltvExpiry() == 0 ? DEFAULT_CLTV_EXPIRY : order.cltvExpiry();
        var draft = new Bolt11Draft(
                        Network.REGTEST,
                        Instant.ofEpochSecond(now),
                        ByteVector32.fromValidHex(hash),
                        ByteVector32.fromValidHex(secret),
                        description(order))
                .expiry(Duration.ofSeconds(expiry))
                .minFinalCltvExpiryDelta(cltv)
                .features(FEATURES);
        if (order.valueMsat() > 0) {
            draft.amount(new Msat(order.valueMsat()));
        }
        if (order.privateHints()) {
            privateWays.get().forEach(draft::routeHint);
        }
        return new Invoice.Terms(
                hash,
                preimage,
                secret,
                order.memo(),
                order.descriptionHash(),
                order.valueMsat(),
                now,
                expiry,
                cltv,
                order.privateHints(),
                addIndex,
                draft.sign(keys.identity()).text());
    }

    private static void check(InvoiceOrder order) throws Refusal {
        var memo = order.memo().getBytes(UTF_8).length;
        if (memo > MAX_MEMO_BYTES) {
            throw Refusal.of("memo too large: " + memo + " bytes (maxsize=" + MAX_MEMO_BYTES + ")");
        }
        if (order.descriptionHash() == null && memo > MAX_DESCRIPTION_BYTES) {
            throw Refusal.of("invalid description length: " + memo + " bytes (max " + MAX_DESCRIPTION_BYTES + ")");
        }
        if (order.valueMsat() < 0 || order.valueMsat() > Msat.MAX.value()) {
            throw Refusal.of("invoice amount " + order.valueMsat() + " mSAT is not allowed");
        }
        if (order.expirySeconds() < 0) {
            throw Refusal.of("expiry cannot be negative");
        }
        if (order.expirySeconds() > MAX_EXPIRY_SECONDS) {
            throw Refusal.of("expiry of " + order.expirySeconds() + " seconds greater than max expiry of "
                    + MAX_EXPIRY_SECONDS + " seconds");
        }
        if (order.cltvExpiry() != 0 && order.cltvExpiry() < MIN_CLTV_EXPIRY) {
            throw Refusal.of(
                    "CLTV delta of " + order.cltvExpiry() + " must be greater than minimum of " + MIN_CLTV_EXPIRY);
        }
    }

    private static Description description(InvoiceOrder order) {
        return order.descriptionHash() == null
                ? new Description.Text(order.memo())
                : new Description.Hash(ByteVector32.fromValidHex(order.descriptionHash()));
    }
}
