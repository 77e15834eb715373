package org.malipo.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.malipo.invoices.InvoiceStatus.EXPIRED;
import static org.malipo.invoices.InvoiceStatus.INVALID;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.InvoiceView;
import org.malipo.wallets.Wallets;
import org.springframework.beans.factory.annotation.Autowired;

/** What a payer is told when a payment goes another way than straight, and what they can do next. */
@InvoiceTest
class ScreenTests extends PayPageCase {
    private static final Pattern STEP =
            Pattern.compile("<a class=\"btn btn-(?:primary|quiet) btn-wide\" href=\"([^\"]+)\"");
    private static final String HELP = "https://shop.example/help/";

    @Autowired
    private Wallets wallets;

    private InvoiceView invoice;

    @BeforeEach
    void sellSomething() {
        support(HELP + "{InvoiceId}");
        invoice = sell();
    }

    @Test
    void warnsOfExchangesBeforeAnythingCanBeCopied() {
        var page = page(invoice);

        assertThat(page.indexOf("Paying from an exchange?"))
                .isPositive()
                .isLessThan(page.indexOf("id=\"pay-copy-amount\""));
        assertThat(page).contains("data-copy=\"0.00010000\"", "aria-describedby=\"pay-hint\"");
    }

    @Test
    void asksForTheRestOfAnUnderpaidInvoice() {
        chain.pay(prompt(invoice), 4_000);

        assertThat(page(invoice))
                .contains("4\u202f000\u00a0sat have arrived", "are still missing", HELP + invoice.id());
        assertThat(swahili()).contains("4\u202f000\u00a0sat zimefika", "Wasiliana na");
    }

    @Test
    void saysThatAReplacedPaymentIsNotLost() {
        chain.replace(chain.pay(prompt(invoice), 4_000, true), null);

        assertThat(page(invoice)).contains("Waiting for payment again", "Nothing is lost", "<svg class=\"qr\"");
        assertThat(swahili()).contains("Hakuna kilichopotea");
    }

    @Test
    void saysWhileItConfirmsThatItIsTooMuch() {
        chain.pay(prompt(invoice), 15_000);

        assertThat(page(invoice)).contains("Payment received", "5\u202f000\u00a0sat too much");
        assertThat(swahili()).contains("5\u202f000\u00a0sat zaidi");
    }

    @Test
    void sendsWhoOverpaidToTheMerchantWithTheNumber() {
        chain.mine(chain.pay(prompt(invoice), 15_000));

        assertThat(page(invoice)).contains("Paid, with 5\u202f000\u00a0sat too much", "Invoice number", quoted());
        assertThat(steps()).containsExactly(HELP + invoice.id(), "/i/" + invoice.id() + "/receipt");
        assertThat(swahili()).contains("Imelipwa, na 5\u202f000\u00a0sat zaidi");
    }

    @Test
    void saysThatLateMoneyHasArrived() {
        expire();
        chain.pay(prompt(invoice), 10_000);

        assertThat(page(invoice))
                .contains("Paid after the time was over", "All 10\u202f000\u00a0sat have arrived", quoted());
        assertThat(steps()).containsExactly(HELP + invoice.id());
        assertThat(swahili()).contains("Imelipwa baada ya muda kuisha");
    }

    @Test
    void saysThatALatePartIsNotLost() {
        chain.pay(prompt(invoice), 4_000);
        expire();

        assertThat(page(invoice))
                .contains(
                        "The time is over, and",
                        "are missing",
                        "4\u202f000\u00a0sat have arrived and are not lost",
                        quoted())
                .doesNotContain("<svg class=\"qr\"");
        assertThat(swahili()).contains("hazijalipwa");
    }

    @Test
    void asksNobodyForMoneyAfterTheTime() {
        expire();

        assertThat(page(invoice))
                .contains("The time is over", "Please send nothing")
                .doesNotContain(address(), HELP);
        assertThat(swahili()).contains("Muda umeisha");
    }

    @Test
    void saysThatThePaymentDidNotGoThrough() {
        chain.pay(prompt(invoice), 10_000);
        passes(Duration.ofDays(2), INVALID);

        assertThat(page(invoice)).contains("This payment did not go through", quoted(), HELP);
        assertThat(swahili()).contains("Malipo haya hayakukamilika");
    }

    @Test
    void saysThatTheMerchantHasCancelledIt() {
        invoices.mark(invoice.id(), INVALID);

        assertThat(page(invoice)).contains("has cancelled this", "If you have paid already", quoted());
        assertThat(swahili()).contains("wameghairi malipo haya");
    }

    @Test
    void preparesALazyWayToPayWhenThePageIsOpened() {
        var lazy = sell(lazy());
        assertThat(prompt(lazy).active()).isFalse();

        assertThat(page(lazy)).contains("<svg class=\"qr\"", "Waiting for payment");
        assertThat(prompt(invoices.get(lazy.id())).active()).isTrue();
    }

    @Test
    void saysWhenNoWayToPayCouldBePrepared() {
        var lazy = sell(lazy());
        wallets.remove(store.id());

        assertThat(page(lazy))
                .contains("This can’t be paid right now", "Check again")
                .doesNotContain("<svg class=\"qr\"");
    }

    @Test
    void writesToAnAddressAndOpensNothingElse() {
        support("help@shop.example");
        invoices.mark(invoice.id(), INVALID);
        assertThat(steps()).containsExactly("mailto:help@shop.example");

        support("javascript:alert(1)");
        assertThat(steps()).isEmpty();
    }

    private void expire() {
        passes(Duration.ofMinutes(16), EXPIRED);
    }

    /** The server itself may be at it when the test looks. */
    private void passes(Duration time, InvoiceStatus brings) {
        clock.tick(time);
        chain.settleDown();
        await().until(() -> invoices.get(invoice.id()).status() == brings);
    }

    private String swahili() {
        return open("/i/" + invoice.id() + "?lang=sw").body();
    }

    private String quoted() {
        return "data-copy=\"" + invoice.id() + "\"";
    }

    private String address() {
        return String.valueOf(prompt(invoice).destination());
    }

    private List<String> steps() {
        return STEP.matcher(page(invoice))
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .toList();
    }
}
