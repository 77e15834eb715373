package org.malipo.invoices;

import fr.acinq.bitcoin.Satoshi;
import java.math.BigDecimal;
import java.util.List;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.chain.Chain;
import org.malipo.invoices.Accounts.PromptSums;
import org.malipo.invoices.PromptView.ChainDetails;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Sats;
import org.malipo.wallets.PayjoinOffers;
import org.springframework.stereotype.Component;

/** Works out what others see of an invoice. */
@Component
class InvoiceViews {
    private final Chain chain;
    private final PayjoinOffers payjoins;

    InvoiceViews(Chain chain, PayjoinOffers payjoins) {
        this.chain = chain;
        this.payjoins = payjoins;
    }

    InvoiceView of(Invoice invoice) {
        return of(invoice, invoice.payments().isEmpty() ? -1 : chain.tipHeight(invoice.network()));
    }

    private InvoiceView of(Invoice invoice, int tip) {
        var accounts = invoice.accounts();
        var price = invoice.price();
        return new InvoiceView(
                invoice.id(),
                invoice.store(),
                invoice.network(),
                invoice.anyAmount(),
                price == null ? BigDecimal.ZERO : price,
                accounts.paidAmount(invoice.currency()),
                invoice.currency(),
                invoice.state().status(),
                invoice.state().additional(),
                invoice.state().markable(),
                invoice.createdAt(),
                invoice.expiresAt(),
                invoice.monitoredUntil(),
                invoice.archived(),
                invoice.metadata(),
                invoice.terms(),
                invoice.prompts().stream()
                        .map(prompt -> prompt(invoice, prompt, accounts, tip))
                        .toList());
    }

    private PromptView prompt(Invoice invoice, Prompt prompt, Accounts accounts, int tip) {
        var sums = accounts.of(prompt.terms());
        var address = prompt.address();
        return new PromptView(
                prompt.method(),
                CurrencyCode.BTC,
                prompt.isActive(),
                address == null ? null : address.text(),
                address == null ? "" : link(prompt, address.text(), sums),
                prompt.rate(),
                sums.amount(),
                sums.due(),
                sums.totalPaid(),
                sums.paid(),
                sums.fee(),
                accounts.transactionsNeeded(),
                prompt.origin(),
                payments(invoice, prompt, tip),
                address == null ? null : details(invoice, prompt, address));
    }

    private String link(Prompt prompt, String address, PromptSums sums) {
        var due = Sats.ofBtc(sums.due().max(BigDecimal.ZERO));
        var plain = PaymentLink.to(address);
        var link = due.equals(Sats.ZERO) ? plain : plain.amount(new Satoshi(due.value()));
        return (prompt.payjoin() ? payjoins.on(link) : link).print();
    }

    private static ChainDetails details(Invoice invoice, Prompt prompt, Prompt.PromptAddress address) {
        return new ChainDetails(
                invoice.terms().networkFeeMode(),
                prompt.feeRate(),
                prompt.recommendedFeeRate(),
                prompt.payjoin(),
                address.keyPath(),
                address.keyIndex(),
                address.accountDerivation());
    }

    private static List<PaymentView> payments(Invoice invoice, Prompt prompt, int tip) {
        return invoice.payments().stream()
                .filter(payment -> payment.method().equals(prompt.method()))
                .map(payment -> payment(payment, tip))
                .toList();
    }

    private static PaymentView payment(Payment payment, int tip) {
        var replacedBy = payment.replacedBy();
        return new PaymentView(
                payment.id(),
                payment.method(),
                payment.receivedAt(),
                payment.value().toBtc(),
                payment.fee().toBtc(),
                payment.status(),
                payment.destination(),
                payment.txid().value.toHex(),
                payment.vout(),
                payment.signalsRbf(),
                payment.confirmations(tip),
                payment.required(),
                replacedBy == null ? null : replacedBy.value.toHex(),
                payment.lostAt());
    }
}
