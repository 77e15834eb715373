package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.invoices.AdditionalStatus.MARKED;
import static org.malipo.invoices.AdditionalStatus.NONE;
import static org.malipo.invoices.AdditionalStatus.PAID_LATE;
import static org.malipo.invoices.AdditionalStatus.PAID_OVER;
import static org.malipo.invoices.AdditionalStatus.PAID_PARTIAL;
import static org.malipo.invoices.InvoiceStatus.EXPIRED;
import static org.malipo.invoices.InvoiceStatus.INVALID;
import static org.malipo.invoices.InvoiceStatus.NEW;
import static org.malipo.invoices.InvoiceStatus.PROCESSING;
import static org.malipo.invoices.InvoiceStatus.SETTLED;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.malipo.invoices.Accounts.Counted;
import org.malipo.invoices.Accounts.PromptTerms;
import org.malipo.invoices.StateMachine.Decision;
import org.malipo.invoices.StateMachine.Situation;

/** Each rule of the state machine, on an invoice of 100 USD at 100 USD a bitcoin. */
class StateMachineTests {
    private static final PromptTerms PROMPT =
            new PromptTerms(PaymentMethodId.BTC_CHAIN, new BigDecimal(100), BigDecimal.ZERO, 8);

    @Test
    void staysNewWhileNothingHappens() {
        assertThat(decide(NEW, NONE, situation(paid()))).isEqualTo(decision(NEW, NONE));
    }

    @Test
    void expiresWhenItsTimeIsOver() {
        assertThat(decide(NEW, NONE, expired(paid(), paid())))
                .isEqualTo(decision(EXPIRED, NONE, new Announcement.Expired(false)));
    }

    @Test
    void expiresPartlyPaid() {
        var half = paid("0.5");

        assertThat(decide(NEW, PAID_PARTIAL, expired(half, half)))
                .isEqualTo(decision(
                        EXPIRED, PAID_PARTIAL, new Announcement.Expired(true), new Announcement.ExpiredPaidPartial()));
    }

    @Test
    void processesWhatIsPaid() {
        assertThat(decide(NEW, NONE, situation(paid("1"))))
                .isEqualTo(decision(PROCESSING, NONE, new Announcement.Processing(false)));
    }

    @Test
    void processesWhatIsPaidOver() {
        assertThat(decide(NEW, PAID_PARTIAL, situation(paid("1", "1"))))
                .isEqualTo(decision(PROCESSING, PAID_OVER, new Announcement.Processing(true)));
    }

    @Test
    void settlesInOneGoWhatNeedsNoConfirmation() {
        assertThat(decide(NEW, NONE, situation(settled("1"))))
                .isEqualTo(decision(
                        SETTLED, NONE, new Announcement.Processing(false), new Announcement.Settled(false, false)));
    }

    @Test
    void notesThatSomethingArrived() {
        assertThat(decide(NEW, NONE, situation(paid("0.5")))).isEqualTo(decision(NEW, PAID_PARTIAL));
    }

    @Test
    void countsAPaymentInTimeThoughItIsHeardOfLate() {
        assertThat(decide(NEW, NONE, expired(paid("1"), paid("1"))))
                .isEqualTo(decision(PROCESSING, NONE, new Announcement.Processing(false)));
        assertThat(decide(EXPIRED, NONE, expired(paid("1"), paid("1"))))
                .isEqualTo(decision(PROCESSING, NONE, new Announcement.Processing(false)));
    }

    @Test
    void waitsForTheProofBeforeItCallsAPaymentLate() {
        var heard = new Situation(paid(), paid("1"), false, false, false);

        assertThat(decide(NEW, NONE, heard)).isEqualTo(decision(NEW, NONE));
    }

    @Test
    void isPaidLateAfterItExpired() {
        assertThat(decide(NEW, NONE, expired(paid(), paid("1"))))
                .isEqualTo(decision(
                        EXPIRED, PAID_LATE, new Announcement.Expired(false), new Announcement.PaidAfterExpiration()));
        assertThat(decide(EXPIRED, PAID_LATE, expired(paid(), settled("1")))).isEqualTo(decision(EXPIRED, PAID_LATE));
    }

    @Test
    void isPartlyPaidAgainWhenALatePaymentIsReplaced() {
        assertThat(decide(EXPIRED, PAID_LATE, expired(paid(), paid("0.5")))).isEqualTo(decision(EXPIRED, PAID_PARTIAL));
    }

    @Test
    void isNoLongerPaidOver() {
        assertThat(decide(PROCESSING, PAID_OVER, situation(paid("1")))).isEqualTo(decision(PROCESSING, NONE));
    }

    @Test
    void isPaidOverByAFurtherPayment() {
        assertThat(decide(PROCESSING, NONE, situation(paid("1", "0.1")))).isEqualTo(decision(PROCESSING, PAID_OVER));
    }

    @Test
    void isNewAgainWhenItsPaymentIsSpentElsewhere() {
        assertThat(decide(PROCESSING, NONE, situation(paid()))).isEqualTo(decision(NEW, NONE));
        assertThat(decide(PROCESSING, PAID_OVER, situation(paid("0.5")))).isEqualTo(decision(NEW, PAID_PARTIAL));
    }

    @Test
    void settlesWhenConfirmed() {
        assertThat(decide(PROCESSING, PAID_OVER, situation(settled("2"))))
                .isEqualTo(decision(SETTLED, PAID_OVER, new Announcement.Settled(false, true)));
    }

    @Test
    void becomesInvalidWhenItNeverConfirms() {
        var late = new Situation(paid("1"), paid("1"), true, true, false);

        assertThat(decide(PROCESSING, NONE, late)).isEqualTo(decision(INVALID, NONE, new Announcement.Invalid(false)));
        assertThat(decide(PROCESSING, NONE, new Situation(settled("1"), settled("1"), true, true, false)))
                .isEqualTo(decision(SETTLED, NONE, new Announcement.Settled(false, false)));
    }

    @Test
    void staysSettledWhateverArrives() {
        assertThat(decide(SETTLED, NONE, expired(paid("5"), paid("5")))).isEqualTo(decision(SETTLED, NONE));
        assertThat(decide(SETTLED, NONE, situation(paid()))).isEqualTo(decision(SETTLED, NONE));
    }

    @Test
    void becomesInvalidWhenTheCoinThatSettledItIsLost() {
        var lost = new Situation(paid(), paid(), false, false, true);
        var covered = new Situation(paid("1"), paid("1"), false, false, true);

        assertThat(decide(SETTLED, NONE, lost)).isEqualTo(decision(INVALID, NONE, new Announcement.Invalid(false)));
        assertThat(decide(SETTLED, MARKED, lost)).isEqualTo(decision(SETTLED, MARKED));
        assertThat(decide(SETTLED, NONE, covered)).isEqualTo(decision(SETTLED, NONE));
    }

    @Test
    void staysInvalidWhateverArrives() {
        assertThat(decide(INVALID, NONE, expired(settled("1"), settled("1")))).isEqualTo(decision(INVALID, NONE));
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "PROCESSING", "EXPIRED", "INVALID"})
    void letsTheMerchantSettleIt(InvoiceStatus status) {
        assertThat(StateMachine.mark(new InvoiceState(status, PAID_PARTIAL), SETTLED))
                .contains(decision(SETTLED, MARKED, new Announcement.Settled(true, false)));
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "PROCESSING", "EXPIRED"})
    void letsTheMerchantInvalidateIt(InvoiceStatus status) {
        assertThat(StateMachine.mark(new InvoiceState(status, NONE), INVALID))
                .contains(decision(INVALID, MARKED, new Announcement.Invalid(true)));
    }

    @Test
    void letsTheMerchantTakeBackAMark() {
        assertThat(StateMachine.mark(new InvoiceState(SETTLED, MARKED), INVALID))
                .isPresent();
        assertThat(StateMachine.mark(new InvoiceState(INVALID, MARKED), SETTLED))
                .isPresent();
    }

    @Test
    void refusesOtherMarks() {
        assertThat(StateMachine.mark(new InvoiceState(SETTLED, NONE), INVALID)).isEmpty();
        assertThat(StateMachine.mark(new InvoiceState(SETTLED, NONE), SETTLED)).isEmpty();
        assertThat(StateMachine.mark(new InvoiceState(INVALID, NONE), INVALID)).isEmpty();
        assertThat(StateMachine.mark(InvoiceState.NEW, EXPIRED)).isEmpty();
        assertThat(InvoiceState.NEW.markable()).containsExactly(SETTLED, INVALID);
    }

    private static Decision decide(InvoiceStatus status, AdditionalStatus additional, Situation situation) {
        return StateMachine.decide(new InvoiceState(status, additional), situation);
    }

    private static Decision decision(InvoiceStatus status, AdditionalStatus additional, Announcement... announcements) {
        return new Decision(new InvoiceState(status, additional), List.of(announcements));
    }

    private static Situation situation(Accounts paid) {
        return new Situation(paid, paid, false, false, false);
    }

    private static Situation expired(Accounts inTime, Accounts all) {
        return new Situation(inTime, all, true, false, false);
    }

    private static Accounts paid(String... values) {
        return accounts(false, values);
    }

    private static Accounts settled(String... values) {
        return accounts(true, values);
    }

    private static Accounts accounts(boolean settled, String... values) {
        var payments = Arrays.stream(values)
                .map(value -> new Counted(PROMPT, new BigDecimal(value), BigDecimal.ZERO, settled))
                .toList();
        return new Accounts(new BigDecimal(100), BigDecimal.ZERO, List.of(PROMPT), payments);
    }
}
