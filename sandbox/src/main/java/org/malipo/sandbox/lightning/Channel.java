package org.malipo.sandbox.lightning;

import org.jspecify.annotations.Nullable;
import org.malipo.ln.ShortChannelId;

/** A channel between two nodes and who has how much in it. Money of a payment under way belongs to neither. */
public final class Channel {
    static final long FEE_BASE_MSAT = 1_000;
    static final long FEE_MILLIONTHS = 1;
    static final int CLTV_DELTA = 80;
    private static final long MSAT = 1_000;
    private static final int BLOCK_SHIFT = 40;
    private static final int INDEX_SHIFT = 16;

    /**
     * What is settled when it is opened.
     *
     * @param opener paid for it
     * @param pushSat what the peer got at once
     * @param height of the chain then
     * @param confirmations how many its funding needs; 0 where the funding is only claimed
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
    private final @Nullable String fundingTx;
    private long openerMsat;
    private long peerMsat;
    private long openerSentMsat;
    private long peerSentMsat;
    private long updates;

    /** @param fundingTx in hex */
    Channel(Terms terms, @Nullable String fundingTx) {
        this.terms = terms;
        this.fundingTx = fundingTx;
        openerMsat = (terms.capacitySat - terms.pushSat) * MSAT;
        peerMsat = terms.pushSat * MSAT;
    }

    public Terms terms() {
        return terms;
    }

    public boolean isOf(String node) {
        return terms.opener.equals(node) || terms.peer.equals(node);
    }

    @Nullable
    String fundingTx() {
        return fundingTx;
    }

    boolean isOpen(ChainView chain) {
        return confirmationsLeft(chain) == 0;
    }

    int confirmationsLeft(ChainView chain) {
        return terms.confirmations == 0 ? 0 : Math.max(0, terms.confirmations - chain.confirmations(terms.fundingTxid));
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

    /** {@return where the funding is on the chain, or where it might be} */
    ShortChannelId shortId(ChainView chain) {
        var claimed = (long) (terms.height + 1) << BLOCK_SHIFT | (long) (terms.id + 1) << INDEX_SHIFT;
        return new ShortChannelId(
                chain.place(terms.fundingTxid).map(Channel::shifted).orElse(claimed) | terms.fundingOutput);
    }

    private static long shifted(ChainView.Place place) {
        return (long) place.height() << BLOCK_SHIFT | (long) place.index() << INDEX_SHIFT;
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
