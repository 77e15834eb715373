package org.malipo.checkout;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Uploads;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.checkout.CheckoutView.Ask;
import org.malipo.checkout.CheckoutView.Shop;
import org.malipo.checkout.CheckoutView.TestBand;
import org.malipo.checkout.CheckoutView.Way;
import org.malipo.invoices.PromptView;
import org.malipo.money.Sats;
import org.malipo.web.Page;
import org.malipo.web.QrPicture;
import org.springframework.stereotype.Component;

/** Turns a bill into what is printed. */
@Component
class CheckoutViews {
    private final Chain chain;
    private final Uploads uploads;
    private final Clock clock;

    CheckoutViews(Chain chain, Uploads uploads, Clock clock) {
        this.chain = chain;
        this.uploads = uploads;
        this.clock = clock;
    }

    CheckoutView of(Bill bill, Page page, boolean modal, boolean testFailed) {
        var invoice = bill.invoice();
        var screen = bill.screen();
        var amounts = new Amounts(bill, page.figures());
        var says = new Sentences(bill, page.words());
        return new CheckoutView(
                invoice.id().value(),
                bill.tag(),
                bill.path(),
                WayBack.nameOf(invoice.status()),
                screen,
                shop(bill),
                Optional.ofNullable(bill.store().settings().branding().htmlTitle())
                        .filter(title -> !title.isBlank())
                        .orElse(bill.store().name()),
                amounts.owed().orElseGet(() -> page.t("checkout.any-amount")),
                amounts.units(),
                amounts.rate(),
                screen.asks() ? ask(bill, page).orElse(null) : null,
                says.title(),
                says.text(),
                amounts.facts(page.words()),
                screen == Screen.CONFIRMING ? Confirmations.of(invoice) : null,
                Screen.isLast(invoice.status()),
                modal,
                BrandColour.parse(bill.store().settings().branding().brandColor())
                        .map(BrandColour::sheet)
                        .orElse(null),
                ownFile(bill.store().settings().branding().cssUrl()),
                test(bill, testFailed));
    }

    private Shop shop(Bill bill) {
        var branding = bill.store().settings().branding();
        return new Shop(
                bill.store().name(),
                bill.look().showStoreHeader(),
                ownFile(branding.logoUrl()),
                WayBack.of(bill.invoice()).orElse(null),
                branding.supportUrl() == null ? null : support(bill, branding.supportUrl()),
                bill.invoice().terms().redirectAutomatically(),
                bill.look().celebratePayment());
    }

    private static @Nullable String support(Bill bill, String template) {
        var link = template.replace("{OrderId}", bill.invoice().orderId().orElse(""))
                .replace("{InvoiceId}", bill.invoice().id().value());
        return link.matches("(?i)(https?://|mailto:).+") ? link : null;
    }

    /** Pictures come from this server only, so that no payer is known to a third party. */
    private @Nullable String ownFile(@Nullable String address) {
        return address != null && address.startsWith("fileid:") ? uploaded(address) : null;
    }

    private @Nullable String uploaded(String reference) {
        var url = uploads.urlOf(reference);
        return url.equals(reference) ? null : url;
    }

    private Optional<Ask> ask(Bill bill, Page page) {
        return bill.prompt().filter(prompt -> prompt.destination() != null).map(prompt -> ask(bill, prompt, page));
    }

    private Ask ask(Bill bill, PromptView prompt, Page page) {
        var ends = bill.invoice().expiresAt();
        var left = Duration.between(clock.instant(), ends);
        var shown = bill.look().displayTimer();
        return new Ask(
                AddressParts.of(String.valueOf(prompt.destination())),
                prompt.paymentLink(),
                QrPicture.of(Links.forQr(prompt, bill.invoice().network())),
                prompt.payable().stripTrailingZeros().toPlainString(),
                bill.look().showPayInWalletButton(),
                ends,
                ends.minus(shown),
                page.figures().clock(left),
                left.compareTo(shown) <= 0,
                ways(bill, prompt, page));
    }

    private static List<Way> ways(Bill bill, PromptView picked, Page page) {
        return bill.invoice().prompts().stream()
                .map(prompt -> new Way(
                        Links.nameOf(prompt.method(), page.words()),
                        "/i/" + bill.invoice().id() + "/" + prompt.method(),
                        prompt.method().equals(picked.method())))
                .toList();
    }

    private @Nullable TestBand test(Bill bill, boolean failed) {
        var invoice = bill.invoice();
        if (invoice.network() != Network.REGTEST
                || chain.faucet(Network.REGTEST).isEmpty()) {
            return null;
        }
        var due = bill.prompt().map(PromptView::payable).map(Sats::ofBtc).orElse(Sats.ZERO);
        return new TestBand(
                due.value(), bill.prompt().isPresent() && bill.screen().asks(), failed);
    }
}
