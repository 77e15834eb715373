package org.malipo.wallets.web;

import java.util.List;
import org.malipo.access.AmountUnit;
import org.malipo.web.QrPicture;

/**
 * An address to send money to.
 *
 * @param link with what is asked for
 * @param form what the link asks for
 * @param tags of the address
 * @param annotates whether whoever looks may give it labels
 */
public record ReceiveView(
        String path,
        String address,
        String link,
        QrPicture qr,
        String keyPath,
        Form form,
        List<Tag> tags,
        boolean annotates) {
    /**
     * @param amount as it was typed
     * @param unit of the amount
     * @param label that the payer's wallet shows
     * @param wrong whether the amount can't be read
     */
    public record Form(String amount, AmountUnit unit, String label, boolean wrong) {
        public boolean isSet() {
            return wrong || !(amount + label).isEmpty();
        }
    }
}
