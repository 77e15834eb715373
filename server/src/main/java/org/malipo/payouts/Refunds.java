package org.malipo.payouts;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Money;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.rates.RateResult.Quoted;
import org.malipo.rates.RateResult.Unavailable;
import org.malipo.rates.Rates;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives back what was paid for an invoice: as a pull payment that the payer claims from. */
@Component
public class Refunds {
    private final PullPayments pullPayments;
    private final Invoices invoices;
    private final Stores stores;
    private final Rates rates;
    private final TransactionTemplate transaction;

    Refunds(PullPayments pullPayments, Invoices invoices, Stores stores, Rates rates, TransactionTemplate transaction) {
        this.pullPayments = pullPayments;
        this.invoices = invoices;
        this.stores = stores;
        this.rates = rates;
        this.transaction = transaction;
    }

    /** {@return whether anything of the invoice may be given back} */
    public boolean isRefundable(InvoiceView invoice) {
        return Refundable.mayBe(invoice);
    }

    /** {@return what can be given back this way, or empty if the invoice could not be paid this way} */
    public Optional<Refundable> refundable(InvoiceView invoice, PayoutMethod method) {
        return Refundable.of(invoice, method);
    }

    /** {@return what the store takes a bitcoin for now, in the invoice's currency; empty if there is no price} */
    public Optional<BigDecimal> rateNow(InvoiceView invoice) {
        return switch (rates.quote(stores.get(invoice.store()), invoice.currency())) {
            case Quoted quoted -> Optional.of(quoted.rate().pricePerBtc());
            case Unavailable _ -> Optional.empty();
        };
    }

    /**
     * Makes a pull payment of what is given back, and tells of it.
     *
     * @param mayApprove whether the caller may have claims approved as they come
     * @throws FieldErrors.InvalidFields if something in the wish is wrong
     * @throws ProblemException if nothing of the invoice may be given back
     */
    public PullPayment refund(InvoiceView invoice, RefundWish wish, boolean mayApprove) {
        if (!Refundable.mayBe(invoice)) {
            throw new ProblemException(Problem.refused("non-refundable", "Cannot refund this invoice"));
        }
        var methods = RefundCheck.methods(invoice, wish);
        var refundable = methods.stream()
                .flatMap(method -> Refundable.of(invoice, method).stream())
                .findFirst()
                .orElseThrow(() -> RefundCheck.noMethod(wish));
        var variant = RefundCheck.variant(wish);
        var granted = less(amount(variant, refundable, wish, invoice), wish.subtractPercentage());
        if (granted.amount().signum() <= 0) {
            throw FieldErrors.of("RefundVariant", "Nothing is left to be given back");
        }
        boolean approve = mayApprove
                && variant != RefundVariant.FIAT
                && granted.currency().equals(refundable.method().currency());
        return granted(invoice, wish, methods, granted, approve);
    }

    private PullPayment granted(
            InvoiceView invoice, RefundWish wish, Set<PayoutMethod> methods, Money amount, boolean approve) {
        var name = wish.name();
        var made = new NewPullPayment(
                name == null || name.isBlank() ? "Refund " + invoice.id() : name,
                wish.description(),
                amount.amount(),
                amount.currency().code(),
                null,
                null,
                null,
                methods.stream().map(method -> method.id().value()).toList(),
                approve,
                invoice.id());
        var store = stores.get(invoice.store());
        return transaction.execute(_ -> {
            var pullPayment = pullPayments.create(store, made);
            invoices.refunded(invoice.id(), pullPayment.id().value());
            return pullPayment;
        });
    }

    private Money amount(RefundVariant variant, Refundable refundable, RefundWish wish, InvoiceView invoice) {
        return switch (variant) {
            case RATE_THEN -> refundable.then();
            case CURRENT_RATE -> refundable.now(rateNow(invoice).orElseThrow(Refunds::noRate));
            case FIAT -> refundable.worth();
            case OVERPAID_AMOUNT -> {
                if (!refundable.overpaid()) {
                    throw FieldErrors.of("RefundVariant", "Invoice is not overpaid");
                }
                yield refundable.excess();
            }
            case CUSTOM -> custom(wish, invoice);
        };
    }

    private Money custom(RefundWish wish, InvoiceView invoice) {
        var errors = new FieldErrors();
        var amount = requireNonNullElse(wish.customAmount(), BigDecimal.ZERO);
        if (amount.signum() <= 0) {
            errors.add("CustomAmount", "Amount must be greater than 0");
        }
        var currency = new CurrencyCode(requireNonNullElse(wish.customCurrency(), ""));
        if (currency.decimals().isEmpty()) {
            errors.add("CustomCurrency", "Invalid currency");
        }
        errors.throwIfAny();
        if (rateNow(invoice).isEmpty()) {
            throw noRate();
        }
        return new Money(amount, currency);
    }

    private static FieldErrors.InvalidFields noRate() {
        return FieldErrors.of("RefundVariant", "There is no price to convert the amount with now");
    }

    private static Money less(Money money, @Nullable BigDecimal percent) {
        if (percent == null || percent.signum() == 0) {
            return money;
        }
        var kept = money.amount().multiply(percent).movePointLeft(2);
        int decimals = money.currency().decimals().orElse(money.amount().scale());
        return new Money(Refundable.rounded(money.amount().subtract(kept), decimals), money.currency());
    }
}
