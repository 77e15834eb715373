package org.malipo.wallets.web;

import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Collectors;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.money.Money;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Draft;
import org.malipo.wallets.sending.HotSigner;
import org.malipo.wallets.sending.Outpoints;
import org.malipo.wallets.sending.SendOrder;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.web.ReviewView.Rights;
import org.springframework.stereotype.Component;

/** Prepares transactions to be looked at before they are signed. */
@Component
class Reviews {
    private static final int RATE_DECIMALS = 3;

    private final Flows flows;
    private final HotSigner signer;
    private final SendAmounts amounts;

    Reviews(Flows flows, HotSigner signer, SendAmounts amounts) {
        this.flows = flows;
        this.signer = signer;
        this.amounts = amounts;
    }

    ReviewView of(SendForm typed, SendOrder order, Draft draft, Optional<Refusal> refusal) {
        var wallet = draft.wallet();
        var flow = flows.of(draft);
        var total = flow.paid().plus(draft.fee());
        var worth = amounts.rate(wallet.store())
                .map(rate -> new Money(
                        total.toBtc()
                                .multiply(rate.pricePerBtc())
                                .setScale(rate.currency().decimals().orElse(2), RoundingMode.HALF_UP),
                        rate.currency()));
        return new ReviewView(
                "/stores/" + wallet.store().value() + "/wallet",
                again(wallet, typed, order, draft),
                flow,
                draft.fee(),
                draft.plan().feeRate(),
                draft.plan().vbytes(),
                worth,
                ReviewWarnings.of(flow, draft, asked(order)),
                refusal,
                rights(wallet));
    }

    private Rights rights(StoreWallet wallet) {
        var keyless = signer.obstacle(wallet).isPresent();
        var caller = Caller.current();
        var may = caller.may(Permission.CAN_SIGN_TRANSACTIONS, wallet.store())
                && caller.may(Permission.CAN_BROADCAST_TRANSACTIONS, wallet.store())
                && signer.isAllowed();
        return new Rights(may && !keyless, keyless);
    }

    /** {@return a form that stands for exactly this transaction} */
    private static SendForm again(StoreWallet wallet, SendForm typed, SendOrder order, Draft draft) {
        var rows =
                order.payments().stream().map(payment -> row(wallet, payment)).toList();
        return new SendForm(
                rows,
                SendForm.SAT,
                order.intoPayment(),
                SendForm.OWN_RATE,
                asked(order)
                        .value()
                        .setScale(RATE_DECIMALS, RoundingMode.CEILING)
                        .toPlainString(),
                order.onlyConfirmed(),
                draft.coins().stream().map(Outpoints::print).collect(Collectors.toSet()),
                typed.picked());
    }

    private static SatPerVbyte asked(SendOrder order) {
        var rate = order.rate();
        return rate == null ? SatPerVbyte.of(1) : rate;
    }

    private static SendForm.Row row(StoreWallet wallet, Payment payment) {
        var address = Addresses.ofScript(payment.script().toByteArray(), wallet.network())
                .orElseThrow();
        var sats = payment.amount().toLong();
        return new SendForm.Row(address, sats == 0 ? "" : String.valueOf(sats), payment.subtractsFee());
    }
}
