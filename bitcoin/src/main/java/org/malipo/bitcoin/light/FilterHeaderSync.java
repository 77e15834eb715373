package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.BlockHash;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.filters.FilterHeader;
import org.malipo.bitcoin.light.LightPeer.FilterClaim;
import org.malipo.bitcoin.light.Misbehaviour.Kind;
import org.malipo.bitcoin.p2p.MessageCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all peers for the filter headers and compares what they say. Where two differ, {@link FilterDispute} finds the
 * liar. What is held already is put in doubt as well by a peer that contradicts it; but a single one can't change what
 * two have agreed on, or what was held before a restart.
 */
final class FilterHeaderSync {
    private static final Logger log = LoggerFactory.getLogger(FilterHeaderSync.class);
    private static final int RANGE = MessageCodec.MAX_HEADERS;

    private final HeaderChain headers;
    private final FilterHeaderChain chain;
    private final LightPeers peers;
    private final FilterDispute dispute;
    private final Runnable progress;

    /** Those that agree with what is held up to this tip; they need not be asked again. */
    private final Set<LightPeer> compared = new HashSet<>();

    private final Set<LightPeer> aside = new HashSet<>();
    private @Nullable BlockHash comparedTip;
    private int agreed;
    private boolean proven;

    /** From this height on the headers held are the word of one peer, which another one may contradict. */
    private int unconfirmedFrom = FilterHeaderChain.UNCHANGED;

    /** @param progress told of each range, since the first time takes long */
    FilterHeaderSync(HeaderChain headers, FilterHeaderChain chain, LightPeers peers, Runnable progress) {
        this.headers = headers;
        this.chain = chain;
        this.peers = peers;
        this.dispute = new FilterDispute(headers, peers);
        this.progress = progress;
    }

    /** {@return how many peers said the same when they were last asked; one alone is confirmed by nobody} */
    int agreed() {
        return agreed;
    }

    /**
     * Brings the filter headers to the tip, or compares the last ones again if they are there.
     *
     * @return the lowest height whose filter header turned out to be another, or {@link FilterHeaderChain#UNCHANGED}
     */
    int advance() throws InterruptedException {
        proven = false;
        var changed = FilterHeaderChain.UNCHANGED;
        var tip = headers.height();
        if (!headers.hash(tip).equals(comparedTip)) {
            comparedTip = headers.hash(tip);
            compared.clear();
        }
        if (chain.height() >= tip && compared.containsAll(peers.having(tip))) {
            return changed;
        }
        if (chain.height() >= tip) {
            return settle(Math.max(0, tip - RANGE + 1), tip);
        }
        for (var height = chain.height(); height < tip; height = chain.height()) {
            changed = Math.min(changed, settle(height + 1, Math.min(height + RANGE, tip)));
            progress.run();
            if (chain.height() <= height) {
                break; // nobody answers
            }
        }
        return changed;
    }

    private int settle(int start, int stop) throws InterruptedException {
        var claims = ask(start, stop);
        var changed = FilterHeaderChain.UNCHANGED;
        var previous = chain.before(start);
        if (start > 0
                && claims.values().stream().anyMatch(claim -> !claim.previous().equals(previous))) {
            changed = settle(Math.max(0, start - RANGE), start - 1);
        }
        var settled = chain.before(start);
        claims.keySet().retainAll(new HashSet<>(peers.connected()));
        refuse(
                claims,
                (_, claim) -> !claim.previous().equals(settled),
                "It contradicts what it said of the blocks below.");
        if (!decide(start, settled, claims) || claims.isEmpty()) {
            return changed;
        }
        return Math.min(changed, take(start, claims));
    }

    /** Until all that are left say the same. {@return false if that can't be found out now} */
    private boolean decide(int start, FilterHeader below, Map<LightPeer, FilterClaim> claims)
            throws InterruptedException {
        for (var at = firstDisputed(claims); at >= 0; at = firstDisputed(claims)) {
            var index = at;
            var said = new LinkedHashMap<LightPeer, FilterHeader>();
            claims.forEach((peer, claim) -> said.put(peer, claim.headers().get(index)));
            var previous = index == 0
                    ? below
                    : claims.values().iterator().next().headers().get(index - 1);
            log.info("The filters of block {} are in dispute among {} light peers", start + index, said.size());
            var verdict = dispute.judge(start + index, previous, said);
            if (verdict.isEmpty()) {
                return false;
            }
            proven |= verdict.get().proven();
            verdict.get().refused().forEach((peer, why) -> {
                peers.drop(peer, why);
                claims.remove(peer);
            });
            claims.keySet().retainAll(new HashSet<>(peers.connected()));
        }
        return true;
    }

    private int take(int start, Map<LightPeer, FilterClaim> claims) {
        var claim = claims.values().iterator().next().headers();
        var difference = chain.firstDifference(start, claim);
        if (difference < unconfirmedFrom && claims.size() < 2 && !proven) {
            setAside(claims.keySet().iterator().next());
            return FilterHeaderChain.UNCHANGED;
        }
        unconfirmedFrom = claims.size() < 2
                ? Math.min(unconfirmedFrom, Math.min(difference, chain.height() + 1))
                : FilterHeaderChain.UNCHANGED;
        agreed = claims.size();
        compared.addAll(claims.keySet());
        return chain.take(start, claim);
    }

    /**
     * It may be right: it stays, and is asked nothing else until there is a second one to compare it with. If that has not
     * come the second time and all places are taken, it makes room.
     */
    private void setAside(LightPeer peer) {
        agreed = 0;
        peer.has(-1);
        aside.retainAll(peers.connected());
        if (!aside.add(peer) && peers.isFull()) {
            peers.drop(
                    peer,
                    new Misbehaviour(Kind.CONTRADICTION, "Alone it contradicts the filter headers that we hold."));
        }
    }

    private interface Doubt {
        boolean about(LightPeer peer, FilterClaim claim);
    }

    private void refuse(Map<LightPeer, FilterClaim> claims, Doubt doubt, String reason) {
        claims.entrySet().removeIf(entry -> {
            var refused = doubt.about(entry.getKey(), entry.getValue());
            if (refused) {
                peers.drop(entry.getKey(), new Misbehaviour(Kind.CONTRADICTION, reason));
            }
            return refused;
        });
    }

    private static int firstDisputed(Map<LightPeer, FilterClaim> claims) {
        var all = claims.values().stream().map(FilterClaim::headers).distinct().toList();
        for (var i = 0; all.size() > 1; i++) {
            var index = i;
            if (all.stream().map(list -> list.get(index)).distinct().count() > 1) {
                return i;
            }
        }
        return -1;
    }

    /** Asks all at once; who does not answer is dropped. */
    private Map<LightPeer, FilterClaim> ask(int start, int stop) throws InterruptedException {
        var answers = new LinkedHashMap<LightPeer, Future<FilterClaim>>();
        var claims = new LinkedHashMap<LightPeer, FilterClaim>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var peer : peers.having(stop)) {
                Callable<FilterClaim> question = () -> peer.filterHeaders(start, stop - start + 1, headers.hash(stop));
                answers.put(peer, threads.submit(question));
            }
            for (var answer : answers.entrySet()) {
                try {
                    claims.put(answer.getKey(), answer.getValue().get());
                } catch (ExecutionException e) {
                    peers.drop(
                            answer.getKey(),
                            e.getCause() instanceof Misbehaviour known
                                    ? known
                                    : new Misbehaviour(Kind.BROKEN_PROTOCOL, "Its answer can't be read.", e));
                }
            }
        }
        return claims;
    }
}
