package org.malipo.wallets.web;

import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.chain.Chain;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Outpoints;
import org.malipo.wallets.sending.PayjoinOffer;
import org.malipo.wallets.sending.SendOrder;
import org.malipo.wallets.sending.WalletCoins;
import org.springframework.stereotype.Component;

/** Reads what somebody typed to send, and tells of everything that is wrong with it at once. */
@Component
class SendFormReader {
    private final WalletCoins coins;
    private final Chain chain;
    private final SendAmounts amounts;

    SendFormReader(WalletCoins coins, Chain chain, SendAmounts amounts) {
        this.coins = coins;
        this.chain = chain;
        this.amounts = amounts;
    }

    SendReading read(StoreWallet wallet, SendForm form) {
        var wrongs = SendWrongs.none();
        var rate = rate(wallet, form, wrongs);
        var chosen = chosen(form, wrongs);
        var payments = payments(wallet, form, wrongs);
        if (form.all() && form.rows().size() > 1) {
            wrongs.add(SendWrongs.FORM, "all-to-several");
        }
        if (payments.stream().filter(Payment::subtractsFee).count() > 1) {
            wrongs.add(SendWrongs.FORM, "several-subtract");
        }
        if (!wrongs.isEmpty()) {
            return new SendReading.Wrong(wrongs);
        }
        var order = new SendOrder(payments, rate, form.all(), form.onlyConfirmed(), chosen)
                .withPayjoin(payjoin(wallet, form));
        return new SendReading.Read(form.all() && chosen == null ? ofEverything(wallet, order) : order);
    }

    private SendOrder ofEverything(StoreWallet wallet, SendOrder order) {
        var usable = coins.of(wallet).usable(order).stream()
                .map(coin -> coin.outpoint())
                .collect(toSet());
        return new SendOrder(order.payments(), order.rate(), true, order.onlyConfirmed(), usable)
                .withPayjoin(order.payjoin());
    }

    private static @Nullable PayjoinOffer payjoin(StoreWallet wallet, SendForm form) {
        var destinations = form.rows().stream().map(SendForm.Row::destination).toList();
        return form.payjoin()
                ? PayjoinOffer.among(destinations, wallet.network()).orElse(null)
                : null;
    }

    private List<Payment> payments(StoreWallet wallet, SendForm form, SendWrongs wrongs) {
        var payments = new ArrayList<Payment>();
        for (var i = 0; i < form.rows().size(); i++) {
            var row = form.rows().get(i);
            var link = TypedLink.read(row.destination(), wallet.network());
            if (link.refusal() != null) {
                wrongs.add("destination-" + i, link.refusal());
            }
            var amount = form.all()
                    ? new Satoshi(0)
                    : amounts.read(wallet.store(), row.amount(), form.unit(), link.amount(), "amount-" + i, wrongs);
            if (link.script() != null && amount != null) {
                var payment = new Payment(link.script(), amount, row.subtracts() && !form.all());
                payments.add(payment);
            }
        }
        return payments;
    }

    private static @Nullable Set<OutPoint> chosen(SendForm form, SendWrongs wrongs) {
        if (form.coins().isEmpty()) {
            return null;
        }
        var chosen = new HashSet<OutPoint>();
        form.coins()
                .forEach(text -> Outpoints.read(text).ifPresentOrElse(chosen::add, () -> wrongs.add("coins", "coin")));
        return chosen;
    }

    private SatPerVbyte rate(StoreWallet wallet, SendForm form, SendWrongs wrongs) {
        var lowest = chain.relayPolicy(wallet.network()).lowest();
        var typed = new TypedHurry(form.hurry(), form.rate());
        return typed.isOwn()
                ? typed.ownRate(lowest, wrongs).orElse(lowest)
                : chain.estimate(wallet.network(), typed.blocks()).rate();
    }
}
