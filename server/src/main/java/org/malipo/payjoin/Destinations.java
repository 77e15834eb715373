package org.malipo.payjoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Satoshi;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.payjoin.InputType;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.payjoin.PayjoinError;
import org.malipo.chain.Chain;
import org.malipo.invoices.PayjoinPayments;
import org.malipo.invoices.PayjoinPayments.Wanted;
import org.malipo.payjoin.Finding.Target;
import org.malipo.payjoin.Reading.Sound;
import org.malipo.wallets.PayjoinOffers;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.Wallets;
import org.springframework.stereotype.Component;

/** Finds out what an original pays: an invoice, or the address of a wallet's receive page. */
@Component
class Destinations {
    private final PayjoinPayments payments;
    private final PayjoinOffers offers;
    private final Wallets wallets;
    private final Chain chain;

    Destinations(PayjoinPayments payments, PayjoinOffers offers, Wallets wallets, Chain chain) {
        this.payments = payments;
        this.offers = offers;
        this.wallets = wallets;
        this.chain = chain;
    }

    Finding find(Sound sound) {
        return invoice(sound)
                .or(() -> receivePage(sound))
                .orElseGet(() -> Refusal.paying(
                        PayjoinError.INVOICE_NOT_FOUND, "It pays nothing that a payjoin was offered for", null));
    }

    private Optional<Finding> invoice(Sound sound) {
        var wanted = payments.wanted(sound.network(), sound.scripts());
        for (var script : sound.scripts()) {
            var found = wanted.get(script);
            if (found != null && found.isOpen()) {
                return Optional.of(invoice(sound, script, found));
            }
        }
        return Optional.empty();
    }

    private Finding invoice(Sound sound, ByteVector script, Wanted wanted) {
        var wallet = wallets.of(wanted.store())
                .filter(found -> found.network() == sound.network() && isOf(found, script))
                .orElse(null);
        var unfit = wallet == null ? "The store has another wallet now" : unfit(wallet, sound.original(), script);
        if (wallet == null || unfit != null) {
            return Refusal.paying(PayjoinError.UNAVAILABLE, String.valueOf(unfit), wanted);
        }
        var output = sound.scripts().indexOf(script);
        var paid = sound.original().transaction().txOut.get(output).amount;
        var due = wanted.due() == null ? null : new Satoshi(wanted.due().value());
        if (due != null && paid.compareTo(due) < 0) {
            return Refusal.paying(PayjoinError.INVOICE_NOT_FULLY_PAID, "It pays " + paid + " of " + due, wanted);
        }
        if (wanted.hasPayments()) {
            return new Refusal(PayjoinError.ALREADY_PAID, "There is a payment already", false, wanted);
        }
        return new Target(wallet, wanted, output, due == null ? new Satoshi(0) : paid.minus(due));
    }

    private Optional<Finding> receivePage(Sound sound) {
        return offers.receiving(sound.network(), sound.scripts()).map(receiving -> {
            var wallet = receiving.wallet();
            var unfit = unfit(wallet, sound.original(), receiving.script());
            return unfit == null
                    ? new Target(wallet, null, sound.scripts().indexOf(receiving.script()), new Satoshi(0))
                    : Refusal.paying(PayjoinError.UNAVAILABLE, unfit, null);
        });
    }

    private boolean isOf(StoreWallet wallet, ByteVector script) {
        return !chain.watched(wallet.network(), wallet.group(), List.of(script)).isEmpty();
    }

    /** {@return why no coin of the wallet can join it, or null} */
    private @Nullable String unfit(StoreWallet wallet, Original original, ByteVector script) {
        if (!offers.areAble(wallet)) {
            return "The wallet can't take part in payjoins now";
        }
        if (!original.spendsOnly(InputType.of(script))) {
            return "The payer's coins are of another type than the wallet's";
        }
        return original.transaction().txIn.stream().allMatch(input -> isFixed(input.signatureScript))
                ? null
                : "The payer's signatures would change the transaction's id";
    }

    /** {@return whether what is there stays as it is when the input is signed again: nothing, or the program of nested segwit} */
    private static boolean isFixed(ByteVector signatureScript) {
        var size = signatureScript.size();
        return size == 0
                || ((size == 23 || size == 35)
                        && signatureScript.get(0) == size - 1
                        && signatureScript.get(1) == 0
                        && signatureScript.get(2) == size - 3);
    }
}
