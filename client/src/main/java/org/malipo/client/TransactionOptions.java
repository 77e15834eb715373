package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What can be done about an unconfirmed transaction. Rates are in satoshis per virtual byte.
 *
 * @param fee in BTC, that it pays itself
 * @param feeRate that it pays with its relatives in the mempool
 * @param replacement whether another one can take its place (RBF)
 * @param child whether a child can pay for it (CPFP)
 * @param cancellation whether its money can be brought back
 * @param more what servers to come say beside this
 */
public record TransactionOptions(
        String transactionHash,
        BigDecimal fee,
        long vsize,
        BigDecimal feeRate,
        Way replacement,
        Way child,
        Way cancellation,
        @JsonAnySetter Map<String, JsonNode> more) {
    /**
     * One way.
     *
     * @param minimumFeeRate that nodes ask for; null where it is not possible
     * @param code why it is not possible, for programs
     * @param reason the same for people
     */
    public record Way(
            boolean possible,
            @Nullable BigDecimal minimumFeeRate,
            @Nullable String code,
            @Nullable String reason) {}
}
