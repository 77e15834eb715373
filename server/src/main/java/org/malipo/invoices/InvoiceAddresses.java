package org.malipo.invoices;

import fr.acinq.bitcoin.ByteVector;
import java.util.Collection;
import java.util.List;
import org.malipo.bitcoin.Network;
import org.malipo.wallets.AddressPurposes;
import org.springframework.stereotype.Component;

/** Tells wallets for which invoices addresses were given out. */
@Component
class InvoiceAddresses implements AddressPurposes {
    private final PromptTable prompts;

    InvoiceAddresses(PromptTable prompts) {
        this.prompts = prompts;
    }

    @Override
    public List<Purpose> of(Network network, Collection<ByteVector> scripts) {
        return prompts.purposesOf(network, scripts);
    }
}
