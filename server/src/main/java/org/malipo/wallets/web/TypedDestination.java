package org.malipo.wallets.web;

import fr.acinq.bitcoin.Satoshi;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AddressException;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.bitcoin.PaymentLinkException;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.money.Sats;
import org.malipo.problem.FieldErrors;
import org.malipo.wallets.web.CreateTransactionRequest.Target;

/** Reads one destination of a transaction: an address, or a payment link. */
final class TypedDestination {
    private static final String SCHEME = "bitcoin:";
    private static final BigDecimal ALL_THERE_IS = new BigDecimal(21_000_000);
    private static final int DECIMALS = 8;

    private final String path;
    private final Target target;
    private final Network network;
    private final FieldErrors errors;

    TypedDestination(int index, Target target, Network network, FieldErrors errors) {
        this.path = "Destinations[" + index + "]";
        this.target = target;
        this.network = network;
        this.errors = errors;
    }

    /** {@return what to pay, or empty if something is wrong with it, which is told} */
    Optional<Payment> read() {
        var link = link();
        var amount = amount(link);
        if (link == null || link.address().isEmpty() || amount == null) {
            return Optional.empty();
        }
        var payment = Payment.of(script(link), new Satoshi(amount.value()));
        return Optional.of(target.subtracts() ? payment.subtractingFee() : payment);
    }

    private @Nullable PaymentLink link() {
        var text = target.destination() == null ? "" : target.destination().strip();
        var isLink = text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (isLink && hasNoAddress(text)) {
            errors.add(path, "This BIP21 destination is missing a bitcoin address");
        }
        if (isLink && target.subtracts()) {
            errors.add(path, "You cannot use a BIP21 destination along with SubtractFromAmount");
        }
        try {
            return PaymentLink.parse(text, network);
        } catch (PaymentLinkException e) {
            if (!isLink || !hasNoAddress(text)) {
                errors.add(path, "Destination must be a BIP21 payment link or an address");
            }
            return null;
        }
    }

    private static boolean hasNoAddress(String link) {
        var rest = link.substring(SCHEME.length());
        return rest.isEmpty() || rest.startsWith("?");
    }

    /** What is asked for counts before what the link says; nothing and less count as not said. */
    private @Nullable Sats amount(@Nullable PaymentLink link) {
        var amount = target.amount();
        if (amount != null && amount.signum() > 0) {
            return exact(amount);
        }
        var ofLink = link == null ? null : link.amount();
        if (ofLink == null || ofLink.toLong() <= 0) {
            errors.add(
                    path, "Amount must be specified or destination must be a BIP21 payment link, and greater than 0");
            return null;
        }
        return new Sats(ofLink.toLong());
    }

    private @Nullable Sats exact(BigDecimal btc) {
        if (btc.compareTo(ALL_THERE_IS) > 0) {
            errors.add(path, "The amount is more than there are bitcoins");
            return null;
        }
        if (btc.stripTrailingZeros().scale() > DECIMALS) {
            errors.add(path, "The amount has more than 8 decimals");
            return null;
        }
        return Sats.ofBtc(btc);
    }

    private byte[] script(PaymentLink link) {
        try {
            return Addresses.toScript(link.address(), network);
        } catch (AddressException e) {
            throw new IllegalStateException("An address that was read can't be read again", e);
        }
    }
}
