package org.malipo.checkout;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.web.QrPicture;

/**
 * The pay page, ready to print.
 *
 * @param tag changes whenever the page would look different
 * @param path of the page, with the picked way to pay
 * @param owed what the payer owes, the biggest thing on the page
 * @param units the same in what is paid with, in each unit it can be told in; empty when nothing is owed
 * @param rate for example {@code 1 BTC = 61 542 USD}; empty where there is none
 * @param ask null when no money is asked for
 * @param sentence what is true now
 * @param advice the one thing to do, or empty
 * @param last whether nothing more happens
 * @param brand address of the store's colours, or null
 * @param css address of the store's own stylesheet, or null
 * @param test null on networks with real money
 */
public record CheckoutView(
        String invoiceId,
        String tag,
        String path,
        String status,
        Screen screen,
        Shop shop,
        String title,
        String owed,
        List<String> units,
        String rate,
        @Nullable Ask ask,
        String sentence,
        String advice,
        List<Fact> facts,
        @Nullable Confirmations confirmations,
        boolean last,
        boolean modal,
        @Nullable String brand,
        @Nullable String css,
        @Nullable TestBand test) {
    /**
     * Who is paid.
     *
     * @param back where the payer goes afterwards, or null
     * @param support where the payer asks for help, or null
     * @param leaves whether the browser goes back by itself once it is paid
     */
    public record Shop(
            String name,
            boolean shown,
            @Nullable String logo,
            @Nullable String back,
            @Nullable String support,
            boolean leaves,
            boolean celebrates) {}

    /**
     * How to pay.
     *
     * @param link opens a wallet
     * @param showClockFrom the clock appears then
     */
    public record Ask(
            AddressParts address,
            String link,
            QrPicture qr,
            String amountToCopy,
            boolean walletButton,
            Instant expiresAt,
            Instant showClockFrom,
            String clock,
            boolean clockShown,
            List<Way> ways) {}

    /** One of several ways to pay. */
    public record Way(String name, String url, boolean picked) {}

    /** A line of the details. */
    public record Fact(String label, String value) {}

    /**
     * Play money.
     *
     * @param sats what is asked for
     * @param failed whether the last try failed
     */
    public record TestBand(long sats, boolean asks, boolean failed) {}
}
