package org.malipo.wallets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.money.Sats;
import org.malipo.problem.PlainNumber;
import org.malipo.wallets.ReservedAddress;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletBalance;
import org.malipo.wallets.WalletOutcome.PreviewAddress;
import org.malipo.wallets.WalletTransaction;
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

    /** In satoshis per virtual byte. */
    @Schema(name = "OnChainWalletFeeRateData")
    record FeeRate(
            @JsonSerialize(using = PlainNumber.class) @Schema(type = "number")
            BigDecimal feeRate) {}

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
                    "",
                    btc(transaction.change()),
                    transaction.blockHash(),
                    transaction.blockHeight(),
                    transaction.confirmations(),
                    transaction.seenAt(),
                    statusOf(transaction),
                    Map.of());
        }

        static TransactionStatus statusOf(WalletTransaction transaction) {
            return transaction.isConfirmed() ? TransactionStatus.CONFIRMED : TransactionStatus.UNCONFIRMED;
        }
    }

    /** A label; objects are keyed by its text. */
    @Schema(name = "LabelData")
    record Label(String type, String text) {}

    /** An output that can be spent. */
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
