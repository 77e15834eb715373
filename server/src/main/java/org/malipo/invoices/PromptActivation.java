package org.malipo.invoices;

import org.malipo.invoices.Prompt.PromptAddress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives prompts the addresses that they waited for. */
@Component
class PromptActivation {
    private final PromptTable prompts;
    private final InvoiceTermTable words;

    PromptActivation(PromptTable prompts, InvoiceTermTable words) {
        this.prompts = prompts;
        this.words = words;
    }

    /** Does nothing if somebody was faster; then the address is never given out. */
    @Transactional
    public void activate(Invoice invoice, Prompt prompt, PromptAddress address) {
        if (prompts.activate(invoice.id(), prompt.method(), address)) {
            words.add(invoice.id(), SearchWords.ofPrompt(invoice, prompt.with(address)));
        }
    }
}
