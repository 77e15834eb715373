package org.malipo.checkout;

import java.util.Optional;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PromptView;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings;

/**
 * What a payer looks at.
 *
 * @param prompt the way to pay that was picked; empty if the invoice has none
 */
record Bill(InvoiceView invoice, Store store, Optional<PromptView> prompt) {
    Screen screen() {
        var screen = Screen.of(invoice);
        return screen.asks() && !isReady() ? Screen.UNREADY : screen;
    }

    /** {@return whether the picked way has something that can be paid to} */
    boolean isReady() {
        return prompt.filter(PromptView::active).isPresent();
    }

    StoreSettings.CheckoutLook look() {
        return store.settings().checkout();
    }

    /** {@return the link of the picked way with only what it needs} */
    String path() {
        return "/i/" + invoice.id()
                + prompt.map(picked -> "/" + picked.method()).orElse("");
    }

    /**
     * {@return a word that changes whenever the page would look different} It is the same in every process, so that a page
     * that connects again elsewhere knows whether it missed something.
     */
    String tag() {
        var text = new StringBuilder()
                .append(invoice.status())
                .append(invoice.additionalStatus())
                .append(invoice.amount());
        invoice.prompts().forEach(prompt -> {
            text.append(prompt.method()).append(prompt.destination()).append(prompt.due());
            prompt.payments()
                    .forEach(payment ->
                            text.append(payment.id()).append(payment.status()).append(payment.confirmations()));
        });
        return Integer.toHexString(text.toString().hashCode());
    }
}
