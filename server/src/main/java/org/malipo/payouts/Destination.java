package org.malipo.payouts;

import fr.acinq.bitcoin.Satoshi;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AddressException;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Dust;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.bitcoin.PaymentLinkException;

/**
 * Where a payout goes.
 *
 * @param text as it was typed
 * @param address what is paid to
 * @param key the same for each way to write the same destination
 * @param fixed the amount that it asks by itself, in what is paid with; null if it leaves that open
 * @param minimum the least that can be sent there
 */
record Destination(
        String text, String address, String key, @Nullable BigDecimal fixed, BigDecimal minimum) {
    private static final int BTC_DECIMALS = 8;
    private static final int LONGEST = 2_000;

    /** {@return the address or payment link (BIP 21) of that network, or empty if it is none} */
    static Optional<Destination> read(PayoutMethod method, @Nullable String typed, Network network) {
        if (typed == null || typed.isBlank() || typed.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (method) {
            case BTC_CHAIN -> onChain(typed.strip(), network);
        };
    }

    private static Optional<Destination> onChain(String typed, Network network) {
        try {
            var link = PaymentLink.parse(typed, network);
            if (link.address().isEmpty()) {
                return Optional.empty();
            }
            var script = Addresses.toScript(link.address(), network);
            var key = network.name() + ":" + HexFormat.of().formatHex(script);
            return Optional.of(
                    new Destination(typed, link.address(), key, btc(link.amount()), btcOf(Dust.limitOf(script))));
        } catch (AddressException | PaymentLinkException e) {
            return Optional.empty();
        }
    }

    private static @Nullable BigDecimal btc(@Nullable Satoshi amount) {
        return amount == null || amount.toLong() == 0 ? null : btcOf(amount);
    }

    private static BigDecimal btcOf(Satoshi amount) {
        return BigDecimal.valueOf(amount.toLong(), BTC_DECIMALS);
    }
}
