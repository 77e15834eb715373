package org.malipo.invoices;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.money.CurrencyCode;

/**
 * What an invoice asks and what has arrived, in the invoice's currency. Each payment counts at the rate of its own prompt.
 * Products are exact; the one division of each figure rounds up to the smallest unit that can be paid, so the merchant is
 * never short and a negative due tends to zero.
 *
 * @param price null while the payer of an any-amount invoice has not decided it
 * @param tolerance how much of the price may be missing, in percent
 * @param payments only those that count
 */
record Accounts(@Nullable BigDecimal price, BigDecimal tolerance, List<PromptTerms> prompts, List<Counted> payments) {
    private static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final int UNKNOWN_DECIMALS = 2;

    /**
     * What a prompt asks.
     *
     * @param rate price of one unit of what is paid with
     * @param fee network fee that is charged on top while something is missing, in what is paid with
     * @param decimals of what is paid with
     */
    record PromptTerms(PaymentMethodId method, BigDecimal rate, BigDecimal fee, int decimals) {}

    /**
     * A payment that counts.
     *
     * @param fee network fee that was in force when it was seen
     * @param settled whether it has its confirmations
     */
    record Counted(PromptTerms prompt, BigDecimal value, BigDecimal fee, boolean settled) {
        BigDecimal gross() {
            return value.multiply(prompt.rate());
        }

        BigDecimal net() {
            return gross().subtract(fee.multiply(prompt.rate()));
        }
    }

    /** The sums of one prompt, in what is paid with. */
    record PromptSums(
            BigDecimal amount,
            BigDecimal due,
            BigDecimal totalPaid,
            BigDecimal paid,
            BigDecimal fee,
            BigDecimal minimumTotalDue) {}

    boolean hasPayments() {
        return !payments.isEmpty();
    }

    /** {@return whether too little has arrived; of an any-amount invoice that is nothing at all} */
    boolean isUnderpaid() {
        return price == null ? payments.isEmpty() : minDue().signum() > 0;
    }

    boolean isPaid() {
        return !isUnderpaid();
    }

    boolean isOverpaid() {
        return price != null && netDue().signum() < 0;
    }

    /** {@return whether what is confirmed is enough by itself} */
    boolean isConfirmed() {
        return isPaid() && minDue().add(unsettledNet()).signum() <= 0;
    }

    /** {@return what is missing; 0 where the payer could not have paid less, for want of smaller units} */
    BigDecimal netDue() {
        var due = exactNetDue();
        boolean dust = due.signum() < 0
                && prompts.stream().anyMatch(prompt -> rawDue(prompt).signum() == 0);
        return dust ? ZERO : due;
    }

    BigDecimal net() {
        return payments.stream().map(Counted::net).reduce(ZERO, BigDecimal::add);
    }

    /** {@return what arrived less network fees, rounded half to even to the currency's decimals} */
    BigDecimal paidAmount(CurrencyCode currency) {
        return net().setScale(currency.decimals().orElse(UNKNOWN_DECIMALS), RoundingMode.HALF_EVEN);
    }

    /** {@return how many transactions the payer will have made when all is paid} */
    int transactionsNeeded() {
        return payments.size() + (isUnderpaid() ? 1 : 0);
    }

    PromptSums of(PromptTerms prompt) {
        var asked = grossDue(prompt);
        var due = netDue().signum() == 0 && isPaid() ? ZERO : rawDue(prompt);
        return new PromptSums(
                units(asked, prompt),
                due,
                units(gross(), prompt),
                paidBy(prompt.method()),
                units(asked.subtract(priceOrZero()), prompt),
                minimumTotalDue(asked, prompt));
    }

    private BigDecimal minimumTotalDue(BigDecimal asked, PromptTerms prompt) {
        var smallest = BigDecimal.ONE.movePointLeft(prompt.decimals());
        return units(asked.multiply(tolerated(), PRECISION), prompt).max(smallest);
    }

    private BigDecimal paidBy(PaymentMethodId method) {
        return payments.stream()
                .filter(payment -> payment.prompt().method().equals(method))
                .map(Counted::value)
                .reduce(ZERO, BigDecimal::add);
    }

    private BigDecimal priceOrZero() {
        return price == null ? ZERO : price;
    }

    private BigDecimal exactNetDue() {
        return priceOrZero().subtract(net());
    }

    private BigDecimal minDue() {
        return priceOrZero().multiply(tolerated()).subtract(net());
    }

    private BigDecimal tolerated() {
        return BigDecimal.ONE.subtract(tolerance.movePointLeft(2));
    }

    private BigDecimal unsettledNet() {
        return payments.stream()
                .filter(payment -> !payment.settled())
                .map(Counted::net)
                .reduce(ZERO, BigDecimal::add);
    }

    private BigDecimal gross() {
        return payments.stream().map(Counted::gross).reduce(ZERO, BigDecimal::add);
    }

    private BigDecimal grossDue(PromptTerms prompt) {
        var asked = priceOrZero().add(gross().subtract(net()));
        boolean charges = price != null && isUnderpaid();
        return charges ? asked.add(prompt.rate().multiply(prompt.fee())) : asked;
    }

    private BigDecimal rawDue(PromptTerms prompt) {
        return units(grossDue(prompt).subtract(gross()), prompt);
    }

    private static BigDecimal units(BigDecimal price, PromptTerms prompt) {
        return price.divide(prompt.rate(), prompt.decimals(), RoundingMode.CEILING);
    }
}
