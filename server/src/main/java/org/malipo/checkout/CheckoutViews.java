package org.malipo.checkout;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.checkout.CheckoutView.Look;
import org.malipo.checkout.CheckoutView.Shop;
import org.malipo.checkout.CheckoutView.TestBand;
import org.malipo.invoices.PromptView;
import org.malipo.money.Sats;
import org.malipo.web.Page;
import org.springframework.stereotype.Component;

/** Turns a bill into what is printed. */
@Component
class CheckoutViews {
    private final Chain chain;
    private final StoreLooks looks;
    private final Asks asks;

    CheckoutViews(Chain chain, StoreLooks looks, Asks asks) {
        this.chain = chain;
        this.looks = looks;
        this.asks = asks;
    }

    CheckoutView of(Bill bill, Page page, Visit visit) {
        var invoice = bill.invoice();
        var screen = bill.screen();
        var amounts = new Amounts(bill, page.figures());
        var says = new Sentences(bill, page.words());
        return new CheckoutView(
                invoice.id().value(),
                bill.tag(),
                visit.at(bill.path()),
                bill.path() + "/body",
                WayBack.nameOf(invoice.status()),
                screen,
                shop(bill),
                look(bill, page, visit),
                amounts.owed().orElseGet(() -> page.t("checkout.any-amount")),
                amounts.units(),
                amounts.rate(),
                asks.of(bill, page, visit).orElse(null),
                says.title(),
                says.text(),
                screen.needsTalk() ? invoice.id().value() : null,
                new Steps(bill, visit, page.words()).all(),
                amounts.facts(page.words()),
                screen == Screen.CONFIRMING ? Confirmations.of(invoice) : null,
                Screen.isLast(invoice.status()),
                leave(bill).orElse(null),
                Tongues.of(bill, page, visit),
                test(bill, visit));
    }

    private Shop shop(Bill bill) {
        return new Shop(
                bill.store().name(),
                bill.look().showStoreHeader(),
                looks.logo(bill).orElse(null));
    }

    private Look look(Bill bill, Page page, Visit visit) {
        return new Look(
                looks.title(bill),
                visit.modal(),
                visit.enters(),
                bill.look().celebratePayment(),
                looks.sound(bill, page).orElse(null),
                looks.colours(bill).orElse(null),
                looks.styleSheet(bill).orElse(null));
    }

    private static Optional<String> leave(Bill bill) {
        return WayBack.of(bill.invoice())
                .filter(_ -> bill.screen().isPaid() && bill.invoice().terms().redirectAutomatically());
    }

    private @Nullable TestBand test(Bill bill, Visit visit) {
        var invoice = bill.invoice();
        if (invoice.network() != Network.REGTEST
                || chain.faucet(Network.REGTEST).isEmpty()) {
            return null;
        }
        var due = bill.prompt().map(PromptView::payable).map(Sats::ofBtc).orElse(Sats.ZERO);
        return new TestBand(due.value(), bill.screen().asks(), visit.testFailed());
    }
}
