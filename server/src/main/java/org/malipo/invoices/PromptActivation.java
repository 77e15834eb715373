package org.malipo.invoices;

import java.time.Clock;
import org.malipo.invoices.Prompt.PromptAddress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives prompts the addresses that they waited for. */
@Component
class PromptActivation {
    private final InvoiceTable invoices;
    private final PromptTable prompts;
    private final InvoiceTermTable words;
    private final Clock clock;

    PromptActivation(InvoiceTable invoices, PromptTable prompts, InvoiceTermTable words, Clock clock) {
        this.invoices = invoices;
        this.prompts = prompts;
        this.words = words;
        this.clock = clock;
    }

    /** Does nothing if somebody was faster; then the address is never given out. */
    @Transactional
    public void activate(Invoice invoice, Prompt prompt, PromptAddress address) {
        invoices.lock(invoice.id()); // before its prompts, as everybody does
        if (prompts.activate(invoice.id(), prompt.method(), address, clock.instant())) {
            words.add(invoice.id(), SearchWords.ofPrompt(invoice, prompt.with(address)));
        }
    }
}
