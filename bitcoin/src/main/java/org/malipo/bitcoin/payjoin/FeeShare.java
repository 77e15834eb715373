package org.malipo.bitcoin.payjoin;

import fr.acinq.bitcoin.Satoshi;

/**
 * Who pays the fee of the input that we add.
 * @param fromPayment taken from what was overpaid on our output
 * @param fromSender taken from the sender's fee output
 * @param unpaid what nobody pays, so that the rate sinks
 */
record FeeShare(Satoshi fromPayment, Satoshi fromSender, Satoshi unpaid) {
    /**
     * @param overpaid what our output may lose
     * @param contribution what the sender's output may lose
     */
    static FeeShare of(Satoshi additional, Satoshi overpaid, Satoshi contribution) {
        var nothing = new Satoshi(0);
        var ours = additional.min(overpaid).max(nothing);
        var theirs = additional.minus(ours).min(contribution).max(nothing);
        return new FeeShare(ours, theirs, additional.minus(ours).minus(theirs));
    }
}
