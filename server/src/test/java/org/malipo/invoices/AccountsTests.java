package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.invoices.Accounts.Counted;
import org.malipo.invoices.Accounts.PromptTerms;
import org.malipo.money.CurrencyCode;

/** The sums of an invoice, by the examples that existing servers reproduce. */
class AccountsTests {
    private static final CurrencyCode USD = new CurrencyCode("USD");

    private final PromptTerms charging = chain("5000", "0.1");

    @Test
    void chargesTheFeeOfEachPaymentAndOfTheNextOne() {
        var created = accounts("5000", "0", charging);
        var once = pay(created, charging, "0.5", "0.1");
        var twice = pay(once, charging, "0.2", "0.1");
        var paid = pay(twice, charging, "0.6", "0.1");

        assertSums(created, charging, "1.1", "1.1", "0");
        assertSums(once, charging, "0.7", "1.2", "0.5");
        assertSums(twice, charging, "0.6", "1.3", "0.7");
        assertSums(paid, charging, "0", "1.3", "1.3");
        assertThat(paid.isPaid()).isTrue();
        assertThat(paid.isOverpaid()).isFalse();
        assertThat(paid.transactionsNeeded()).isEqualTo(3);
        assertThat(twice.transactionsNeeded()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0, 1.1", "10, 0.99", "100, 0.00000001"})
    void asksForLessWhereSomeMayBeMissing(String tolerance, String minimum) {
        var sums = accounts("5000", tolerance, charging).of(charging);

        assertThat(sums.minimumTotalDue()).isEqualByComparingTo(minimum);
    }

    @Test
    void asksForAllThoughSomeMayBeMissing() {
        assertThat(accounts("5000", "10", charging).of(charging).due()).isEqualByComparingTo("1.1");
    }

    @Test
    void doesNotCallItOverpaidThatNoSmallerUnitExists() {
        var prompt = chain("34000", "0");
        var created = accounts("4000", "0", prompt);
        assertThat(created.of(prompt).due()).isEqualByComparingTo("0.11764706");

        var paid = pay(created, prompt, "0.11764706", "0");

        assertThat(paid.isPaid()).isTrue();
        assertThat(paid.isOverpaid()).isFalse();
        assertThat(paid.of(prompt).due()).isEqualByComparingTo("0");
    }

    @Test
    void isOverpaidByASingleSatoshiMore() {
        var prompt = chain("34000", "0");

        var paid = pay(accounts("4000", "0", prompt), prompt, "0.11764707", "0");

        assertThat(paid.isOverpaid()).isTrue();
        assertThat(paid.of(prompt).due()).isEqualByComparingTo("-0.00000001");
    }

    @Test
    void isPaidWithinTheTolerance() {
        var prompt = chain("50000", "0");
        var created = accounts("100", "10", prompt);

        assertThat(pay(created, prompt, "0.0019", "0").isPaid()).isTrue();
        assertThat(pay(created, prompt, "0.0018", "0").isPaid()).isTrue();
        assertThat(pay(created, prompt, "0.00179999", "0").isPaid()).isFalse();
    }

    @Test
    void growsByOneFeeWithASecondPayment() {
        var first = chain("50000", "0");
        var charged = chain("50000", "0.00001");
        var half = new Accounts(
                new BigDecimal("100"),
                BigDecimal.ZERO,
                List.of(charged),
                List.of(new Counted(charged, new BigDecimal("0.001"), BigDecimal.ZERO, false)));

        assertThat(accounts("100", "0", first).of(first).amount()).isEqualByComparingTo("0.002");
        assertThat(half.of(charged).amount()).isEqualByComparingTo("0.00201");
        assertThat(half.of(charged).due()).isEqualByComparingTo("0.00101");
        assertThat(half.of(charged).fee()).isEqualByComparingTo("0.00001");
    }

    @Test
    void isConfirmedOnceSettledPaymentsSuffice() {
        var prompt = chain("50000", "0");
        var waiting = pay(accounts("100", "0", prompt), prompt, "0.002", "0");
        var settled = new Accounts(
                waiting.price(),
                waiting.tolerance(),
                waiting.prompts(),
                List.of(new Counted(prompt, new BigDecimal("0.002"), BigDecimal.ZERO, true)));

        assertThat(waiting.isConfirmed()).isFalse();
        assertThat(settled.isConfirmed()).isTrue();
    }

    @Test
    void takesAnythingWhereThePayerDecides() {
        var prompt = chain("50000", "0.0001");
        var open = new Accounts(null, BigDecimal.ZERO, List.of(prompt), List.of());
        var paid = pay(open, prompt, "0.1", "0");

        assertThat(open.isUnderpaid()).isTrue();
        assertThat(open.of(prompt).due()).isEqualByComparingTo("0");
        assertThat(paid.isPaid()).isTrue();
        assertThat(paid.isOverpaid()).isFalse();
        assertThat(paid.net()).isEqualByComparingTo("5000");
    }

    @Test
    void asksNothingOfAFreeInvoice() {
        var free = new Accounts(BigDecimal.ZERO, BigDecimal.ZERO, List.of(), List.of());

        assertThat(free.isPaid()).isTrue();
        assertThat(free.isConfirmed()).isTrue();
        assertThat(free.isOverpaid()).isFalse();
    }

    @Test
    void roundsWhatArrivedHalfToEven() {
        var prompt = chain("50000", "0");
        var created = accounts("100", "0", prompt);

        assertThat(pay(created, prompt, "0.0000001", "0").paidAmount(USD)).isEqualTo("0.00");
        assertThat(pay(created, prompt, "0.0000003", "0").paidAmount(USD)).isEqualTo("0.02");
        assertThat(pay(created, prompt, "0.0000003", "0").paidAmount(new CurrencyCode("HAT")))
                .isEqualTo("0.02");
        assertThat(pay(created, prompt, "0.0000003", "0").paidAmount(new CurrencyCode("JPY")))
                .isEqualTo("0");
    }

    @Test
    void keepsEveryDigitOfLargeSums() {
        var prompt = chain("79500000000000000.123456789", "0");
        var paid = pay(accounts("18446744073709551615", "0", prompt), prompt, "20999999.97690001", "0");

        assertThat(paid.net())
                .isEqualByComparingTo(
                        new BigDecimal("79500000000000000.123456789").multiply(new BigDecimal("20999999.97690001")));
    }

    private static PromptTerms chain(String rate, String fee) {
        return new PromptTerms(PaymentMethodId.BTC_CHAIN, new BigDecimal(rate), new BigDecimal(fee), 8);
    }

    private static Accounts accounts(String price, String tolerance, PromptTerms prompt) {
        return new Accounts(new BigDecimal(price), new BigDecimal(tolerance), List.of(prompt), List.of());
    }

    private static Accounts pay(Accounts before, PromptTerms prompt, String value, String fee) {
        var payments = new ArrayList<>(before.payments());
        payments.add(new Counted(prompt, new BigDecimal(value), new BigDecimal(fee), false));
        return new Accounts(before.price(), before.tolerance(), before.prompts(), payments);
    }

    private static void assertSums(Accounts accounts, PromptTerms prompt, String due, String amount, String paid) {
        var sums = accounts.of(prompt);
        assertThat(sums.due()).as("due").isEqualByComparingTo(due);
        assertThat(sums.amount()).as("amount").isEqualByComparingTo(amount);
        assertThat(sums.totalPaid()).as("total paid").isEqualByComparingTo(paid);
    }
}
