package org.malipo.checkout;

import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.bitcoin.PaymentLinkException;
import org.malipo.invoices.PaymentMethodId;
import org.malipo.invoices.PromptView;
import org.malipo.web.Words;

/** What ways to pay are called, and their links for cameras. */
final class Links {
    private Links() {}

    /** {@return the link as a QR code holds it: a bech32 address in upper case takes less room} */
    static String forQr(PromptView prompt, Network network) {
        try {
            return PaymentLink.parse(prompt.paymentLink(), network).printForQr().replaceFirst("^BITCOIN:", "bitcoin:");
        } catch (PaymentLinkException _) {
            return prompt.paymentLink();
        }
    }

    static String nameOf(PaymentMethodId method, Words words) {
        return method.equals(PaymentMethodId.BTC_CHAIN) ? words.of("checkout.way.bitcoin") : method.value();
    }
}
