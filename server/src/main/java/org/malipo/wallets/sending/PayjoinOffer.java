package org.malipo.wallets.sending;

import fr.acinq.bitcoin.ByteVector;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.bitcoin.AddressException;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.bitcoin.PaymentLinkException;

/**
 * What a payment link says of payjoins (BIP 78).
 *
 * @param endpoint where one is proposed: {@code pj}
 * @param payment the script that pays its receiver
 * @param substitution whether the receiver may change the payment; not with {@code pjos=0}
 */
public record PayjoinOffer(URI endpoint, ByteVector payment, boolean substitution) {
    /** {@return the only offer among what somebody wants to pay, or empty} What can't be read is told elsewhere. */
    public static Optional<PayjoinOffer> among(Collection<String> destinations, Network network) {
        var found = destinations.stream().flatMap(text -> of(text, network)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Stream<PayjoinOffer> of(String destination, Network network) {
        try {
            var link = PaymentLink.parse(destination, network);
            if (link.address().isEmpty() || link.payjoin().isEmpty()) {
                return Stream.empty();
            }
            var script = new ByteVector(Addresses.toScript(link.address(), network));
            var endpoint = URI.create(link.payjoin().get());
            return Stream.of(new PayjoinOffer(
                    endpoint, script, !"0".equals(link.parameters().get("pjos"))));
        } catch (PaymentLinkException | AddressException | IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    /** {@return the link with this offer} */
    public PaymentLink on(PaymentLink link) {
        var offering = link.with("pj", endpoint.toString());
        return substitution ? offering : offering.with("pjos", "0");
    }
}
