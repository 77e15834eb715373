package org.malipo.sandbox.lightning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks for the cheapest way through the channels, which are few: it tries all of them. */
final class Routes {
    private final List<Channel> channels;
    private final String payer;

    private final ChainView chain;

    private Routes(List<Channel> channels, String payer, ChainView chain) {
        this.channels = channels;
        this.payer = payer;
        this.chain = chain;
    }

    /** {@return the cheapest way on which each sender has enough; of equal ones the shortest} */
    static Optional<List<Hop>> find(List<Channel> open, ChainView chain, String payer, String payee, long msat) {
        var routes = new Routes(open, payer, chain);
        var found = new ArrayList<List<Hop>>();
        routes.search(payee, msat, List.of(), found);
        return found.stream()
                .min(Comparator.<List<Hop>>comparingLong(hops -> hops.getFirst().amountMsat())
                        .thenComparingInt(List::size));
    }

    /** Backwards from the payee, as each node's fee depends on what goes on behind it. */
    private void search(String to, long msat, List<Hop> behind, List<List<Hop>> found) {
        for (var channel : channels) {
            if (!channel.isOf(to)) {
                continue;
            }
            var from = channel.other(to);
            if (channel.localMsat(from) < msat
                    || behind.stream().anyMatch(hop -> hop.to().equals(from))) {
                continue;
            }
            var way = new ArrayList<Hop>();
            way.add(new Hop(channel.terms().id(), channel.shortId(chain).value(), from, to, msat));
            way.addAll(behind);
            if (from.equals(payer)) {
                found.add(way);
            } else {
                search(from, Math.addExact(msat, Channel.feeMsat(msat)), way, found);
            }
        }
    }
}
