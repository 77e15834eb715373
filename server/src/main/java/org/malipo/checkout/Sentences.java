package org.malipo.checkout;

import java.math.BigDecimal;
import org.malipo.invoices.PromptView;
import org.malipo.web.Words;

/** What is true of a bill now, and the one thing to do. */
final class Sentences {
    private final Bill bill;
    private final Words words;

    Sentences(Bill bill, Words words) {
        this.bill = bill;
        this.words = words;
    }

    String title() {
        return told(".title");
    }

    String text() {
        return told(".text");
    }

    /** Every message may use: shop, missing, too much, confirmations, of how many, minutes left. */
    private String told(String part) {
        var confirmations = Confirmations.of(bill.invoice());
        return words.of(
                bill.screen().key() + part,
                bill.store().name(),
                words.figures().btcAsSats(due().max(BigDecimal.ZERO)),
                words.figures().btcAsSats(due().negate().max(BigDecimal.ZERO)),
                confirmations.received(),
                confirmations.required(),
                Math.max(10, confirmations.minutesLeft()));
    }

    private BigDecimal due() {
        return bill.prompt().map(PromptView::due).orElse(BigDecimal.ZERO);
    }
}
