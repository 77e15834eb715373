package org.malipo.lightning.web;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.acinq.bitcoin.ByteVector32;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.ln.Msat;
import org.malipo.ln.node.NodeInvoice;

/**
 * An invoice of a node as the API shows it.
 *
 * @param amount in millisatoshis; 0 where the payer chooses it
 * @param customRecords of its payment, by their type, in hex
 */
@Schema(name = "LightningInvoiceData")
record LightningInvoiceData(
        String id,
        Status status,
        @JsonProperty("BOLT11") String bolt11,
        String paymentHash,
        @Nullable String preimage,
        @Nullable Instant paidAt,
        Instant expiresAt,
        String amount,
        @Nullable String amountReceived,
        @Nullable Map<String, String> customRecords) {
    @Schema(name = "LightningInvoiceStatus")
    enum Status {
        UNPAID,
        PAID,
        EXPIRED;

        static Status of(NodeInvoice.State state) {
            return switch (state) {
                case OPEN, HELD -> UNPAID;
                case PAID -> PAID;
                case ENDED -> EXPIRED;
            };
        }
    }

    static LightningInvoiceData of(NodeInvoice invoice) {
        return new LightningInvoiceData(
                invoice.id(),
                Status.of(invoice.state()),
                invoice.bolt11(),
                invoice.paymentHash().toHex(),
                invoice.preimage().map(ByteVector32::toHex).orElse(null),
                invoice.paidAt().orElse(null),
                invoice.expiresAt(),
                NodeData.msat(invoice.amount().orElse(Msat.ZERO)),
                invoice.received().map(NodeData::msat).orElse(null),
                records(invoice));
    }

    private static @Nullable Map<String, String> records(NodeInvoice invoice) {
        return invoice.customRecords().isEmpty()
                ? null
                : invoice.customRecords().entrySet().stream()
                        .collect(toMap(
                                record -> record.getKey().toString(),
                                record -> record.getValue().toHex()));
    }

    /**
     * An invoice that is to be made.
     *
     * @param amount in millisatoshis; 0 leaves it to the payer
     * @param expiry in seconds, an hour if it is left out
     */
    @Schema(name = "CreateLightningInvoiceRequest")
    record Request(
            @Schema(type = "string") @Nullable BigDecimal amount,
            @Nullable String description,
            @Nullable Boolean descriptionHashOnly,
            @Nullable BigDecimal expiry,
            @Nullable Boolean privateRouteHints) {}
}
