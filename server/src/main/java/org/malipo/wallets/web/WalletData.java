package org.malipo.wallets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.FeeEstimate;
import org.malipo.money.Sats;
import org.malipo.problem.PlainNumber;
import org.malipo.wallets.Annotation;
import org.malipo.wallets.ReservedAddress;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletBalance;
import org.malipo.wallets.WalletHistogram;
import org.malipo.wallets.WalletOutcome.PreviewAddress;
import org.malipo.wallets.WalletTransaction;
import org.malipo.wallets.sending.Send;
import tools.jackson.databind.annotation.JsonSerialize;

/** What the API shows of wallets. Amounts are in BTC. */
final class WalletData {
    private WalletData() {}

    /** {@return the amount in BTC without needless zeros} */
    static BigDecimal btc(Sats amount) {
        return amount.value() == 0 ? BigDecimal.ZERO : amount.toBtc().stripTrailingZeros();
    }

    /** What a wallet holds. */
    @Schema(name = "OnChainWalletOverviewData")
    record Overview(String label, BigDecimal balance, BigDecimal unconfirmedBalance, BigDecimal confirmedBalance) {
        static Overview of(StoreWallet wallet, WalletBalance balance) {
            return new Overview(
                    wallet.displayName(), btc(balance.total()), btc(balance.unconfirmed()), btc(balance.confirmed()));
        }
    }

    /**
     * What speed costs.
     *
     * @param feeRate in satoshis per virtual byte
     * @param source who says so: explorer, node, blocks (what the last ones were paid), or fallback for a fixed rate
     * @param estimatedAt when they said so; left out for a fixed rate
     */
    @Schema(name = "OnChainWalletFeeRateData")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FeeRate(
            @JsonSerialize(using = PlainNumber.class) @Schema(type = "number")
            BigDecimal feeRate,

            String source,
            @Nullable Instant estimatedAt) {
        static FeeRate of(FeeEstimate estimate) {
            return new FeeRate(estimate.rate().value(), estimate.source().word(), estimate.at());
        }
    }

    /**
     * The course of what a wallet held.
     *
     * @param series in BTC, oldest first
     * @param labels the times to them
     * @param balance what could be spent now
     */
    @Schema(name = "HistogramData")
    record Histogram(String type, BigDecimal balance, List<BigDecimal> series, List<Instant> labels) {
        static Histogram of(WalletHistogram histogram) {
            var points = histogram.points();
            return new Histogram(
                    histogram.span().word(),
                    btc(points.getLast().balance()),
                    points.stream().map(point -> btc(point.balance())).toList(),
                    points.stream().map(WalletHistogram.Point::at).toList());
        }
    }

    /** The address of the receive page. */
    @Schema(name = "OnChainWalletAddressData")
    record Address(String address, String keyPath, String paymentLink) {
        static Address of(ReservedAddress reserved, String paymentLink) {
            return new Address(reserved.address(), reserved.keyPath(), paymentLink);
        }
    }

    /** Whether a block holds a transaction. */
    enum TransactionStatus {
        CONFIRMED,
        UNCONFIRMED
    }

    /** A transaction of the wallet. */
    @Schema(name = "OnChainWalletTransactionData")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Transaction(
            String transactionHash,
            String comment,
            BigDecimal amount,
            @Nullable String blockHash,
            @Nullable Integer blockHeight,
            int confirmations,
            Instant timestamp,
            TransactionStatus status,
            Map<String, Label> labels) {
        static Transaction of(WalletTransaction transaction) {
            return new Transaction(
                    transaction.txid(),
                    transaction.annotation().comment(),
                    btc(transaction.change()),
                    transaction.blockHash(),
                    transaction.blockHeight(),
                    transaction.confirmations(),
                    transaction.seenAt(),
                    statusOf(transaction),
                    LabelView.of(transaction.annotation()));
        }

        /** {@return a transaction that the wallet has not seen, of which nothing is known but what was noted just now} */
        static Transaction unseen(String txid, Annotation annotation, Instant now) {
            return new Transaction(
                    txid,
                    annotation.comment(),
                    BigDecimal.ZERO,
                    null,
                    null,
                    0,
                    now,
                    TransactionStatus.UNCONFIRMED,
                    LabelView.of(annotation));
        }

        /** {@return a transaction that was sent and that the chain has not told of yet} */
        static Transaction sent(Send send, Annotation annotation) {
            return new Transaction(
                    send.txid().toString(),
                    annotation.comment(),
                    btc(send.change()),
                    null,
                    null,
                    0,
                    send.createdAt(),
                    TransactionStatus.UNCONFIRMED,
                    LabelView.of(annotation));
        }

        static TransactionStatus statusOf(WalletTransaction transaction) {
            return transaction.isConfirmed() ? TransactionStatus.CONFIRMED : TransactionStatus.UNCONFIRMED;
        }
    }

    /**
     * A label; objects are keyed by its text.
     *
     * @param type {@code raw} for what somebody wrote, or else the kind of thing that it stands for
     * @param reference the id of that thing
     */
    @Schema(name = "LabelData")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Label(
            String type,
            String text,
            @Nullable String reference,
            @Nullable String invoiceId,
            @Nullable String appId,
            @Nullable List<String> payoutIds) {}

    /** An output that nothing in the chain or the mempool spends. */
    @Schema(name = "OnChainWalletUTXOData")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Utxo(
            String comment,
            BigDecimal amount,
            String outpoint,
            @Nullable String link,
            Instant timestamp,
            @Nullable String keyPath,
            @Nullable String address,
            int confirmations,
            Map<String, Label> labels) {}

    /** The first addresses of a wallet. */
    @Schema(name = "OnChainPaymentMethodPreviewResultData")
    record Preview(List<PreviewItem> addresses) {
        static Preview of(List<PreviewAddress> addresses) {
            return new Preview(addresses.stream()
                    .map(item -> new PreviewItem(item.keyPath(), item.index(), item.address()))
                    .toList());
        }
    }

    /** One address of a preview. */
    @Schema(name = "OnChainPaymentMethodPreviewResultAddressItem")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PreviewItem(@Nullable String keyPath, int index, String address) {}
}
