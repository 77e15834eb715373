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
 * @param body address of what changes on it
 * @param owed what the payer owes, the biggest thing on the page
 * @param units the same in what is paid with, in each unit it can be told in; empty when nothing is owed
 * @param rate for example {@code 1 BTC = 61 542 USD}; empty where there is none
 * @param ask null when no money is asked for
 * @param sentence what is true now
 * @param advice what to do, or empty
 * @param quote what the payer tells the merchant to be understood, or null
 * @param last whether nothing more happens
 * @param leave where the browser goes by itself once it has seen the payment, or null
 * @param test null on networks with real money
 */
public record CheckoutView(
        String invoiceId,
        String tag,
        String path,
        String body,
        String status,
        Screen screen,
        Shop shop,
        Look look,
        String owed,
        List<String> units,
        String rate,
        @Nullable Ask ask,
        String sentence,
        String advice,
        @Nullable String quote,
        List<Step> steps,
        List<Fact> facts,
        @Nullable Confirmations confirmations,
        boolean last,
        @Nullable String leave,
        List<Tongue> languages,
        @Nullable TestBand test) {
    /** Who is paid. */
    public record Shop(String name, boolean shown, @Nullable String logo) {}

    /**
     * How the page presents itself.
     *
     * @param modal whether it lies over a page of the shop
     * @param enters whether it comes in with a movement
     * @param celebrates whether it shows joy about a payment
     * @param sound address of what is played for a payment, or null
     * @param brand address of the store's colours, or null
     * @param css address of the store's own stylesheet, or null
     */
    public record Look(
            String title,
            boolean modal,
            boolean enters,
            boolean celebrates,
            @Nullable String sound,
            @Nullable String brand,
            @Nullable String css) {}

    /**
     * How to pay.
     *
     * @param link opens a wallet
     * @param amount for example {@code 0.00012300 BTC}; empty if the payer decides
     * @param amountToCopy the same without its unit, as wallets and exchanges want it
     * @param showClockFrom the clock appears then
     */
    public record Ask(
            AddressParts address,
            String link,
            QrPicture qr,
            String amount,
            String amountToCopy,
            boolean walletButton,
            Instant expiresAt,
            Instant showClockFrom,
            String clock,
            boolean clockShown,
            List<Way> ways) {}

    /** One of several ways to pay. */
    public record Way(String name, String url, boolean picked) {}

    /**
     * What the payer can do next.
     *
     * @param main whether it is the one thing to do
     * @param leaves whether it leads away from this page
     */
    public record Step(String label, String url, boolean main, boolean leaves) {}

    /** A line of the details. */
    public record Fact(String label, String value) {}

    /** A language that the page speaks, by its own name. */
    public record Tongue(String name, String tag, String url, boolean spoken) {}

    /**
     * Play money.
     *
     * @param sats what is asked for
     * @param failed whether the last try failed
     */
    public record TestBand(long sats, boolean asks, boolean failed) {}
}
