package org.malipo.wallets.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.money.Money;
import org.malipo.money.Sats;
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
    private static final SatPerVbyte ABSURD_RATE = SatPerVbyte.of(2_000);
    private static final int ABSURD_SHARE = 4;
    private static final long SMALL_FEE = 10_000;
    private static final long TINY_COIN = 1_000;
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
                warnings(flow, draft),
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
                rate(order).toPlainString(),
                order.onlyConfirmed(),
                draft.coins().stream().map(Outpoints::print).collect(Collectors.toSet()),
                typed.picked());
    }

    private static BigDecimal rate(SendOrder order) {
        var rate = order.rate();
        return rate == null ? BigDecimal.ONE : rate.value().setScale(RATE_DECIMALS, RoundingMode.CEILING);
    }

    private static SendForm.Row row(StoreWallet wallet, Payment payment) {
        var address = Addresses.ofScript(payment.script().toByteArray(), wallet.network())
                .orElseThrow();
        var sats = payment.amount().toLong();
        return new SendForm.Row(address, sats == 0 ? "" : String.valueOf(sats), payment.subtractsFee());
    }

    private static List<String> warnings(FlowView flow, Draft draft) {
        var warnings = new ArrayList<String>();
        if (isAbsurd(draft, flow.paid())) {
            warnings.add("wallets.review.warn.fee");
        }
        if (flow.inputs().stream().anyMatch(FlowView.In::unconfirmed)) {
            warnings.add("wallets.review.warn.unconfirmed");
        }
        if (groups(flow).size() > 1) {
            warnings.add("wallets.review.warn.mixed");
        }
        if (flow.inputs().stream()
                .anyMatch(input -> input.amount() != null && input.amount().value() < TINY_COIN)) {
            warnings.add("wallets.review.warn.tiny");
        }
        if (flow.outputs().stream().anyMatch(output -> output.whose() == FlowView.Whose.OWN)) {
            warnings.add("wallets.review.warn.own");
        }
        return warnings;
    }

    /** {@return by what the coins are labelled, each once} Spending them together tells that they are of one owner. */
    private static Set<Set<String>> groups(FlowView flow) {
        return flow.inputs().stream()
                .map(input ->
                        input.tags().stream().filter(Tag::isLabel).map(Tag::id).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static boolean isAbsurd(Draft draft, Sats paid) {
        var fee = draft.fee().value();
        return draft.plan().feeRate().compareTo(ABSURD_RATE) > 0
                || (fee > SMALL_FEE && fee > (paid.value() + fee) / ABSURD_SHARE);
    }
}
