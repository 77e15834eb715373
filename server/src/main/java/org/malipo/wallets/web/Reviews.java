package org.malipo.wallets.web;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Draft;
import org.malipo.wallets.sending.Outpoints;
import org.malipo.wallets.sending.PayjoinOffer;
import org.malipo.wallets.sending.SendOrder;
import org.malipo.wallets.setup.Refusal;
import org.springframework.stereotype.Component;

/** Prepares transactions to be looked at before they are signed. */
@Component
class Reviews {
    private static final int RATE_DECIMALS = 3;

    private final Flows flows;
    private final SendingRights rights;
    private final SendAmounts amounts;

    Reviews(Flows flows, SendingRights rights, SendAmounts amounts) {
        this.flows = flows;
        this.rights = rights;
        this.amounts = amounts;
    }

    ReviewView of(Looked.Fine fine, Optional<Refusal> refusal, List<ForgottenView> forgotten) {
        var order = fine.order();
        var draft = fine.draft();
        var wallet = draft.wallet();
        var flow = flows.of(draft);
        var total = flow.paid().plus(draft.fee());
        return new ReviewView(
                WalletOnPage.path(wallet),
                again(wallet, fine.form(), order, draft),
                flow,
                draft.fee(),
                draft.plan().feeRate(),
                draft.plan().vbytes(),
                amounts.worth(wallet.store(), total),
                ReviewWarnings.of(flow, draft, asked(order)),
                refusal,
                rights.on(wallet),
                forgotten,
                Optional.ofNullable(order.payjoin())
                        .map(offer -> offer.endpoint().getHost()));
    }

    /** {@return a form that stands for exactly this transaction} */
    private static SendForm again(StoreWallet wallet, SendForm typed, SendOrder order, Draft draft) {
        var rows = order.payments().stream()
                .map(payment -> row(wallet, payment, order.payjoin()))
                .toList();
        return new SendForm(
                rows,
                SendForm.SAT,
                order.intoPayment(),
                TypedHurry.OWN,
                asked(order)
                        .value()
                        .setScale(RATE_DECIMALS, RoundingMode.CEILING)
                        .toPlainString(),
                order.onlyConfirmed(),
                draft.coins().stream().map(Outpoints::print).collect(Collectors.toSet()),
                typed.picked(),
                typed.payjoin());
    }

    private static SatPerVbyte asked(SendOrder order) {
        var rate = order.rate();
        return rate == null ? SatPerVbyte.of(1) : rate;
    }

    private static SendForm.Row row(StoreWallet wallet, Payment payment, @Nullable PayjoinOffer payjoin) {
        var address = Addresses.ofScript(payment.script().toByteArray(), wallet.network())
                .orElseThrow();
        var sats = payment.amount().toLong();
        var destination = payjoin != null && payjoin.payment().equals(payment.script())
                ? payjoin.on(PaymentLink.to(address)).print()
                : address;
        return new SendForm.Row(destination, sats == 0 ? "" : String.valueOf(sats), payment.subtractsFee());
    }
}
