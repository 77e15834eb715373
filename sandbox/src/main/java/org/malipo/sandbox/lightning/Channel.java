package org.malipo.sandbox.lightning;

import org.malipo.ln.ShortChannelId;

/** A channel between two nodes and who has how much in it. Money of a payment under way belongs to neither. */
public final class Channel {
    static final long FEE_BASE_MSAT = 1_000;
    static final long FEE_MILLIONTHS = 1;
    static final int CLTV_DELTA = 80;
    private static final long MSAT = 1_000;

    /**
     * What is settled when it is opened.
     *
     * @param opener paid for it
     * @param pushSat what the peer got at once
     * @param height of the chain then
     * @param confirmations how many blocks later it can be used
     */
    public record Terms(
            int id,
            String opener,
            String peer,
            long capacitySat,
            long pushSat,
            boolean hidden,
            String fundingTxid,
            int fundingOutput,
            int height,
            int confirmations) {}

    private final Terms terms;
    private long openerMsat;
    private long peerMsat;
    private long openerSentMsat;
    private long peerSentMsat;
    private long updates;

    Channel(Terms terms) {
        this.terms = terms;
        openerMsat = (terms.capacitySat - terms.pushSat) * MSAT;
        peerMsat = terms.pushSat * MSAT;
    }

    public Terms terms() {
        return terms;
    }

    public boolean isOf(String node) {
        return terms.opener.equals(node) || terms.peer.equals(node);
    }

    public boolean isOpenAt(int height) {
        return confirmationsLeft(height) == 0;
    }

    int confirmationsLeft(int height) {
        return Math.max(0, terms.height + terms.confirmations - height);
    }

    public String other(String node) {
        return terms.opener.equals(node) ? terms.peer : terms.opener;
    }

    public long localMsat(String node) {
        return terms.opener.equals(node) ? openerMsat : peerMsat;
    }

    public long remoteMsat(String node) {
        return localMsat(other(node));
    }

    public long sentMsat(String node) {
        return terms.opener.equals(node) ? openerSentMsat : peerSentMsat;
    }

    public long unsettledMsat() {
        return terms.capacitySat * MSAT - openerMsat - peerMsat;
    }

    public long updates() {
        return updates;
    }

    /** Block and output are where the funding would be; the id keeps those of one block apart. */
    public ShortChannelId shortId() {
        return new ShortChannelId((long) (terms.height + 1) << 40 | (long) (terms.id + 1) << 16 | terms.fundingOutput);
    }

    /** Takes an amount out of the sender's part, to be settled or given back. */
    void lock(String sender, long msat) {
        add(sender, -msat);
        updates++;
    }

    void giveBack(String sender, long msat) {
        add(sender, msat);
        updates++;
    }

    void settle(String sender, long msat) {
        add(other(sender), msat);
        updates++;
        if (terms.opener.equals(sender)) {
            openerSentMsat += msat;
        } else {
            peerSentMsat += msat;
        }
    }

    private void add(String node, long msat) {
        if (terms.opener.equals(node)) {
            openerMsat += msat;
        } else {
            peerMsat += msat;
        }
        if (openerMsat < 0 || peerMsat < 0) {
            throw new IllegalStateException("channel " + terms.id + " has less than nothing");
        }
    }

    /** {@return what the sending node of a channel asks for taking an amount on} */
    static long feeMsat(long msat) {
        return FEE_BASE_MSAT + Math.multiplyExact(msat, FEE_MILLIONTHS) / 1_000_000;
    }
}
