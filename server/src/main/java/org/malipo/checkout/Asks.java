package org.malipo.checkout;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.malipo.checkout.CheckoutView.Ask;
import org.malipo.checkout.CheckoutView.Way;
import org.malipo.invoices.PromptView;
import org.malipo.web.Page;
import org.malipo.web.QrPicture;
import org.springframework.stereotype.Component;

/** Tells how a bill can be paid now. */
@Component
class Asks {
    private final Clock clock;

    Asks(Clock clock) {
        this.clock = clock;
    }

    /** {@return empty if no money is asked for} */
    Optional<Ask> of(Bill bill, Page page, Visit visit) {
        return bill.prompt().filter(_ -> bill.screen().asks()).map(prompt -> of(bill, prompt, page, visit));
    }

    private Ask of(Bill bill, PromptView prompt, Page page, Visit visit) {
        var ends = bill.invoice().expiresAt();
        var left = Duration.between(clock.instant(), ends);
        var shown = bill.look().displayTimer();
        var payable = prompt.payable();
        return new Ask(
                AddressParts.of(String.valueOf(prompt.destination())),
                prompt.paymentLink(),
                QrPicture.of(Links.forQr(prompt, bill.invoice().network())),
                payable.signum() == 0 ? "" : page.figures().btc(payable),
                payable.toPlainString(),
                bill.look().showPayInWalletButton(),
                ends,
                ends.minus(shown),
                page.figures().clock(left),
                left.compareTo(shown) <= 0,
                ways(bill, prompt, page, visit));
    }

    private static List<Way> ways(Bill bill, PromptView picked, Page page, Visit visit) {
        return bill.invoice().prompts().stream()
                .map(prompt -> new Way(
                        Links.nameOf(prompt.method(), page.words()),
                        visit.at("/i/" + bill.invoice().id() + "/" + prompt.method()),
                        prompt.method().equals(picked.method())))
                .toList();
    }
}
