package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.money.Sats;

/**
 * What a wallet is to send; what is left out has its default.
 *
 * @param feerate in satoshis per virtual byte; the store's usual hurry if it is left out
 * @param proceedWithPayjoin whether a payjoin is proposed to a destination that offers one
 * @param proceedWithBroadcast whether it is sent, or only given to the caller in hex
 * @param signWithSeed whether the server signs; otherwise the caller gets a PSBT
 * @param noChange whether a single destination gets all that the coins hold
 * @param rbf read for older clients; what is sent can always be replaced
 * @param selectedInputs the only coins that may be spent, as {@code txid-n} or {@code txid:n}
 * @param payAgain whether an address is paid although nodes have forgotten a payment to it that may still arrive
 * @param maxFee the most that the fee may be, in satoshis; if it is left out, a fee is refused that is more than 10000 and more than a
 *     quarter of all that moves
 * @param psbtVersion of the PSBT, where that is the answer: 0 (BIP 174), or 2 (BIP 370)
 */
@Schema(name = "CreateOnChainTransactionRequest")
record CreateTransactionRequest(
        @Nullable List<@Nullable Target> destinations,
        @Nullable BigDecimal feerate,
        @Nullable Boolean proceedWithPayjoin,
        @Nullable Boolean proceedWithBroadcast,
        @Nullable Boolean signWithSeed,
        @Nullable Boolean noChange,
        @Nullable Boolean rbf,
        @Nullable Boolean excludeUnconfirmed,
        @Nullable List<@Nullable String> selectedInputs,
        @Nullable Boolean payAgain,
        @Nullable Long maxFee,
        @Nullable Integer psbtVersion) {
    /**
     * Whom to pay.
     *
     * @param destination an address or a payment link (BIP 21)
     * @param amount in BTC; that of the link if it is left out
     * @param subtractFromAmount whether this one bears the fee
     */
    @Schema(name = "CreateOnChainTransactionRequestDestination")
    record Target(
            @Nullable String destination,
            @Nullable BigDecimal amount,
            @Nullable Boolean subtractFromAmount) {
        boolean subtracts() {
            return Boolean.TRUE.equals(subtractFromAmount);
        }
    }

    List<Target> targets() {
        return destinations == null
                ? List.of()
                : destinations.stream()
                        .map(target -> target == null ? new Target(null, null, null) : target)
                        .toList();
    }

    List<String> selected() {
        return selectedInputs == null
                ? List.of()
                : selectedInputs.stream().map(text -> text == null ? "" : text).toList();
    }

    boolean proceedsWithPayjoin() {
        return !Boolean.FALSE.equals(proceedWithPayjoin);
    }

    boolean broadcasts() {
        return !Boolean.FALSE.equals(proceedWithBroadcast);
    }

    boolean signs() {
        return !Boolean.FALSE.equals(signWithSeed);
    }

    @Nullable
    Sats mostFee() {
        return maxFee == null ? null : new Sats(maxFee);
    }

    boolean hasNoChange() {
        return Boolean.TRUE.equals(noChange);
    }

    boolean paysAgain() {
        return Boolean.TRUE.equals(payAgain);
    }

    boolean leavesOutUnconfirmed() {
        return Boolean.TRUE.equals(excludeUnconfirmed);
    }
}
