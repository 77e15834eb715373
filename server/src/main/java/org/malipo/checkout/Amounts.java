package org.malipo.checkout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.checkout.CheckoutView.Fact;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PromptView;
import org.malipo.money.CurrencyCode;
import org.malipo.web.Figures;
import org.malipo.web.Words;

/** The amounts of a bill in words. */
final class Amounts {
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final Bill bill;
    private final Figures figures;

    Amounts(Bill bill, Figures figures) {
        this.bill = bill;
        this.figures = figures;
    }

    /** {@return the amount of the invoice, or what is missing once a part is paid; empty if the payer decides} */
    Optional<String> owed() {
        var invoice = bill.invoice();
        if (invoice.anyAmount() && invoice.amount().signum() == 0) {
            return Optional.empty();
        }
        var missing = bill.screen() == Screen.PARTIAL ? bill.prompt().map(this::missing) : Optional.<BigDecimal>empty();
        return Optional.of(figures.money(missing.orElse(invoice.amount()), invoice.currency()));
    }

    /** {@return what is missing, in the currency of the invoice} */
    private BigDecimal missing(PromptView prompt) {
        return inInvoiceCurrency(prompt.payable(), prompt, bill.invoice());
    }

    static BigDecimal inInvoiceCurrency(BigDecimal amount, PromptView prompt, InvoiceView invoice) {
        var decimals = invoice.currency().decimals().orElse(8);
        return amount.multiply(prompt.rate()).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** {@return what is asked for, or was once something was paid, in satoshis and in bitcoin} */
    List<String> units() {
        return bill.prompt()
                .filter(prompt -> bill.screen().asks() || prompt.paid().signum() > 0)
                .map(prompt -> bill.screen().asks() ? prompt.payable() : prompt.amount())
                .filter(amount -> amount.signum() > 0)
                .map(amount -> List.of(figures.btcAsSats(amount), figures.btc(amount)))
                .orElse(List.of());
    }

    String rate() {
        return bill.prompt()
                .filter(_ -> isPriced())
                .map(prompt -> "1 " + prompt.currency() + " = "
                        + figures.rate(prompt.rate(), bill.invoice().currency()))
                .orElse("");
    }

    private boolean isPriced() {
        return bill.prompt()
                .map(prompt -> prompt.rate().compareTo(ONE) != 0
                        || !prompt.currency().equals(bill.invoice().currency()))
                .orElse(false);
    }

    List<Fact> facts(Words words) {
        var facts = new ArrayList<Fact>();
        bill.invoice().orderId().ifPresent(order -> facts.add(new Fact(words.of("checkout.fact.order"), order)));
        bill.invoice()
                .metadataText("itemDesc")
                .ifPresent(item -> facts.add(new Fact(words.of("checkout.fact.item"), item)));
        bill.prompt().ifPresent(prompt -> ofPrompt(prompt, words).forEach(facts::add));
        return List.copyOf(facts);
    }

    private Stream<Fact> ofPrompt(PromptView prompt, Words words) {
        var lines = new ArrayList<Fact>();
        lines.add(new Fact(words.of("checkout.fact.total"), told(prompt.amount(), prompt)));
        if (isPriced()) {
            lines.add(new Fact(words.of("checkout.fact.rate"), rate()));
        }
        if (prompt.fee().signum() > 0) {
            lines.add(new Fact(words.of("checkout.fact.fee"), told(prompt.fee(), prompt)));
        }
        lines.add(new Fact(words.of("checkout.fact.paid"), told(prompt.totalPaid(), prompt)));
        lines.add(new Fact(words.of("checkout.fact.due"), told(prompt.payable(), prompt)));
        recommendedFee(prompt, words).ifPresent(lines::add);
        return lines.stream();
    }

    private Optional<Fact> recommendedFee(PromptView prompt, Words words) {
        return Optional.ofNullable(prompt.details())
                .map(PromptView.ChainDetails::recommendedFeeRate)
                .filter(rate -> rate.signum() > 0
                        && bill.look().showRecommendedFee()
                        && bill.screen().asks())
                .map(rate -> new Fact(
                        words.of("checkout.fact.recommended"),
                        rate.stripTrailingZeros().toPlainString() + "\u00a0sat/vB"));
    }

    private String told(BigDecimal amount, PromptView prompt) {
        return prompt.currency().equals(CurrencyCode.BTC)
                ? figures.btcAsSats(amount)
                : figures.money(amount, prompt.currency());
    }
}
