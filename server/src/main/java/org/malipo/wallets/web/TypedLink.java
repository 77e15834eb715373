package org.malipo.wallets.web;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Satoshi;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AddressException;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.bitcoin.PaymentLinkException;

/**
 * A destination as somebody typed it: an address, or a payment link (BIP 21).
 *
 * @param script null where it can't be paid
 * @param amount that the link asks for, or null
 * @param refusal why it can't be paid, or null
 */
record TypedLink(
        @Nullable ByteVector script,
        @Nullable Satoshi amount,
        @Nullable String refusal) {
    static TypedLink read(String typed, Network network) {
        if (typed.isBlank()) {
            return refused("no-destination");
        }
        try {
            var link = PaymentLink.parse(typed, network);
            if (link.address().isEmpty()) {
                return refused("only-lightning");
            }
            return new TypedLink(new ByteVector(Addresses.toScript(link.address(), network)), link.amount(), null);
        } catch (PaymentLinkException | AddressException e) {
            return refused(isOfAnother(typed.strip(), network) ? "other-network" : "destination");
        }
    }

    private static boolean isOfAnother(String typed, Network network) {
        for (var other : Network.values()) {
            try {
                PaymentLink.parse(typed, other);
                return other != network;
            } catch (PaymentLinkException e) {
                // it is none of this network either
            }
        }
        return false;
    }

    private static TypedLink refused(String why) {
        return new TypedLink(null, null, why);
    }
}
