package org.malipo.lightning.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.acinq.bitcoin.ByteVector32;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.lightning.LightningPayment;
import org.malipo.lightning.LightningPayment.Complete;
import org.malipo.lightning.LightningPayment.Failed;
import org.malipo.lightning.LightningPayment.Pending;
import org.malipo.ln.Msat;
import org.malipo.ln.node.NodePayment;

/**
 * A payment as the API shows it.
 *
 * @param totalAmount in millisatoshis, with the fees
 */
@Schema(name = "LightningPaymentData")
record LightningPaymentData(
        String id,
        String paymentHash,
        Status status,
        @JsonProperty("BOLT11") @Nullable String bolt11,
        @Nullable String preimage,
        @Nullable Instant createdAt,
        @Nullable String totalAmount,
        @Nullable String feeAmount) {
    @Schema(name = "LightningPaymentStatus")
    enum Status {
        UNKNOWN,
        PENDING,
        COMPLETE,
        FAILED
    }

    /** As its node tells it. */
    static LightningPaymentData of(NodePayment payment) {
        return new LightningPaymentData(
                payment.id(),
                payment.paymentHash().toHex(),
                status(payment.state()),
                payment.bolt11().orElse(null),
                hex(payment.preimage()),
                payment.createdAt().orElse(null),
                payment.amount()
                        .map(amount -> NodeData.msat(amount.plus(payment.fee().orElse(Msat.ZERO))))
                        .orElse(null),
                payment.fee().map(NodeData::msat).orElse(null));
    }

    /** As it is known here. */
    static LightningPaymentData of(LightningPayment payment) {
        var hash = payment.hash().toHex();
        var complete = payment.state() instanceof Complete done ? done : null;
        var fee = complete == null ? Msat.ZERO : complete.fee();
        return new LightningPaymentData(
                hash,
                hash,
                status(payment.state()),
                payment.bolt11(),
                complete == null ? null : hex(complete.preimage()),
                payment.createdAt(),
                NodeData.msat(payment.amount().plus(fee)),
                complete == null ? null : NodeData.msat(fee));
    }

    private static Status status(LightningPayment.State state) {
        return switch (state) {
            case Pending _ -> Status.PENDING;
            case Complete _ -> Status.COMPLETE;
            case Failed _ -> Status.FAILED;
        };
    }

    private static Status status(NodePayment.State state) {
        return switch (state) {
            case PENDING -> Status.PENDING;
            case COMPLETE -> Status.COMPLETE;
            case FAILED -> Status.FAILED;
            case UNKNOWN -> Status.UNKNOWN;
        };
    }

    private static @Nullable String hex(Optional<ByteVector32> preimage) {
        return preimage.map(ByteVector32::toHex).orElse(null);
    }

    /**
     * A payment that is to be made.
     *
     * @param amount in millisatoshis, where the invoice leaves it open
     * @param maxFeePercent of the amount, the most that routing may cost
     * @param maxFeeFlat the same in satoshis; counts rather than the percentage
     * @param sendTimeout in seconds, for how long the node may try
     */
    @Schema(name = "PayLightningInvoiceRequest")
    record Request(
            @JsonProperty("BOLT11") @Nullable String bolt11,
            @Schema(type = "string") @Nullable BigDecimal amount,
            @Schema(type = "string") @Nullable BigDecimal maxFeePercent,
            @Schema(type = "string") @Nullable BigDecimal maxFeeFlat,
            @Nullable BigDecimal sendTimeout) {}
}
