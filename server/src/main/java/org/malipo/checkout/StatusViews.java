package org.malipo.checkout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.malipo.checkout.StatusData.Method;
import org.malipo.checkout.StatusData.TaxIncluded;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PaymentMethodId;
import org.malipo.invoices.PromptView;
import org.malipo.problem.Decimals;
import org.malipo.stores.StoreSettings;
import org.malipo.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.node.JsonNodeFactory;

/** Turns a bill into what scripts read. */
@Component
class StatusViews {
    private final StoreLooks looks;
    private final Clock clock;

    StatusViews(StoreLooks looks, Clock clock) {
        this.looks = looks;
        this.clock = clock;
    }

    StatusData of(Bill bill, Page page, Visit visit) {
        var invoice = bill.invoice();
        var prompt = bill.prompt().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var settings = bill.store().settings();
        var branding = settings.branding();
        var look = settings.checkout();
        var link = prompt.destination() == null ? null : prompt.paymentLink();
        var confirmations = Confirmations.of(invoice);
        var receipt = ReceiptLink.of(invoice);
        var left = left(invoice);
        var whole = invoice.terms().expiration();
        return new StatusData(
                invoice.id().value(),
                invoice.orderId().orElse(null),
                invoice.metadataText("itemDesc").orElse(null),
                invoice.metadataText("buyerEmail").orElse(null),
                invoice.store().value(),
                bill.store().name(),
                SupportLink.of(bill).orElse(null),
                branding(branding),
                looks.title(bill),
                branding.brandColor(),
                page.asset("/img/bitcoin.svg"),
                page.t("checkout.hint.scan"),
                page.lang(),
                "/",
                prompt.method().value(),
                Links.nameOf(prompt.method(), page.words()),
                prompt.currency().code(),
                methods(invoice, page),
                prompt.active(),
                prompt.destination(),
                null,
                "BitcoinCheckoutBody",
                false,
                link,
                link == null ? null : Links.forQr(prompt, invoice.network()),
                WayBack.of(invoice).or(() -> receipt).orElse("/"),
                receipt.orElse(null),
                invoice.terms().redirectAutomatically(),
                plain(prompt.payable()),
                plain(prompt.totalPaid()),
                plain(prompt.amount()),
                fiat(invoice, prompt, page),
                page.figures().rate(prompt.rate(), invoice.currency()),
                JsonNodeFactory.instance.numberNode(feePerTransaction(prompt)),
                Optional.ofNullable(prompt.details())
                        .map(PromptView.ChainDetails::recommendedFeeRate)
                        .map(BigDecimal::stripTrailingZeros)
                        .orElse(null),
                tax(invoice, page),
                prompt.transactionsNeeded(),
                countedForFee(prompt),
                invoice.currency().code(),
                invoice.anyAmount() && invoice.amount().signum() == 0,
                WayBack.nameOf(invoice.status()),
                confirmations.received(),
                confirmations.required(),
                left.toSeconds(),
                whole.toSeconds(),
                whole.toMinutes(),
                page.figures().clock(left),
                look.displayTimer().toSeconds(),
                visit.modal(),
                look.celebratePayment(),
                look.showPayInWalletButton(),
                look.showStoreHeader(),
                look.showRecommendedFee(),
                looks.sound(bill, page).orElse(null),
                null,
                null);
    }

    private Duration left(InvoiceView invoice) {
        var left = Duration.between(clock.instant(), invoice.expiresAt());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Map<String, @Nullable String> branding(StoreSettings.Branding branding) {
        var members = new LinkedHashMap<String, @Nullable String>();
        members.put("brandColor", branding.brandColor());
        members.put("logoUrl", looks.address(branding.logoUrl()));
        members.put("cssUrl", looks.address(branding.cssUrl()));
        return members;
    }

    private static List<Method> methods(InvoiceView invoice, Page page) {
        var prompts = invoice.prompts();
        return IntStream.range(0, prompts.size())
                .mapToObj(order -> method(prompts.get(order).method(), order, page))
                .toList();
    }

    private static Method method(PaymentMethodId method, int order, Page page) {
        return new Method(method.value(), Links.nameOf(method, page.words()), true, order);
    }

    private static @Nullable String fiat(InvoiceView invoice, PromptView prompt, Page page) {
        return invoice.currency().equals(prompt.currency())
                ? null
                : page.figures().money(invoice.amount(), invoice.currency());
    }

    private static @Nullable TaxIncluded tax(InvoiceView invoice, Page page) {
        return invoice.metadataText("taxIncluded")
                .flatMap(Decimals::read)
                .map(tax -> new TaxIncluded(plain(tax), page.figures().money(tax, invoice.currency())))
                .orElse(null);
    }

    private static int countedForFee(PromptView prompt) {
        return prompt.fee().signum() == 0 ? 0 : prompt.transactionsNeeded();
    }

    /** The fee in all is a whole number of times what one transaction is charged. */
    private static BigDecimal feePerTransaction(PromptView prompt) {
        int count = countedForFee(prompt);
        return count == 0 ? BigDecimal.ZERO : prompt.fee().divide(BigDecimal.valueOf(count), 8, RoundingMode.HALF_EVEN);
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }
}
