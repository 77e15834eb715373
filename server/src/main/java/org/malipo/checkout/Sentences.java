package org.malipo.checkout;

import java.math.BigDecimal;
import org.malipo.invoices.AdditionalStatus;
import org.malipo.invoices.PromptView;
import org.malipo.web.Words;

/** What is true of a bill now, and the one thing to do. */
final class Sentences {
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_DIRECTIONAL_ISOLATE = '\u2069';

    private final Bill bill;
    private final Words words;

    Sentences(Bill bill, Words words) {
        this.bill = bill;
        this.words = words;
    }

    String title() {
        return told(bill.screen().key() + ".title");
    }

    /** While the network confirms too much, the payer learns of that as well. */
    String text() {
        var screen = bill.screen();
        boolean tooMuch = screen.isUnderWay() && bill.invoice().additionalStatus() == AdditionalStatus.PAID_OVER;
        return told(screen.key() + ".text") + (tooMuch ? " " + told("checkout.too-much") : "");
    }

    /** Every message may use: shop, missing, too much, confirmations, of how many, minutes left, what arrived. */
    private String told(String key) {
        var confirmations = Confirmations.of(bill.invoice());
        return words.of(
                key,
                apart(bill.store().name()),
                sats(due().max(BigDecimal.ZERO)),
                sats(due().negate().max(BigDecimal.ZERO)),
                confirmations.received(),
                confirmations.required(),
                Math.max(10, confirmations.minutesLeft()),
                sats(arrived()));
    }

    private String sats(BigDecimal bitcoin) {
        return apart(words.figures().btcAsSats(bitcoin));
    }

    /** A number with its unit, or a name, keeps its own direction in a sentence that runs from right to left. */
    private String apart(String value) {
        return words.dir().equals("rtl") ? FIRST_STRONG_ISOLATE + value + POP_DIRECTIONAL_ISOLATE : value;
    }

    private BigDecimal due() {
        return bill.prompt().map(PromptView::due).orElse(BigDecimal.ZERO);
    }

    private BigDecimal arrived() {
        return bill.prompt().map(PromptView::totalPaid).orElse(BigDecimal.ZERO);
    }
}
