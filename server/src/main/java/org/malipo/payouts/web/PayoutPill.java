package org.malipo.payouts.web;

import java.util.Locale;
import org.malipo.payouts.PayoutState;

/**
 * A payout's state in a word.
 *
 * @param label key of its message
 * @param kind how it is coloured
 */
public record PayoutPill(String label, String kind, String icon) {
    public static PayoutPill of(PayoutState state) {
        return new PayoutPill(label(state), kind(state), icon(state));
    }

    /** {@return the key of the state's name} */
    static String label(PayoutState state) {
        return "payouts.state." + state.name().toLowerCase(Locale.ROOT);
    }

    private static String kind(PayoutState state) {
        return switch (state) {
            case AWAITING_APPROVAL -> "new";
            case AWAITING_PAYMENT, IN_PROGRESS -> "wait";
            case COMPLETED -> "good";
            case CANCELLED -> "";
        };
    }

    private static String icon(PayoutState state) {
        return switch (state) {
            case AWAITING_APPROVAL -> "clock";
            case AWAITING_PAYMENT, IN_PROGRESS -> "hourglass";
            case COMPLETED -> "circle-check";
            case CANCELLED -> "circle-x";
        };
    }
}
