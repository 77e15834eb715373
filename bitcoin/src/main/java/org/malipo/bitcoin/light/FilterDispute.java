package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Block;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.malipo.bitcoin.filters.BasicFilter;
import org.malipo.bitcoin.filters.FilterHeader;
import org.malipo.bitcoin.light.Misbehaviour.Kind;
import org.malipo.bitcoin.p2p.ProtocolException;

/**
 * Finds out who is right when peers name different filters of one block (BIP 157). The block itself tells what its filter
 * must hold: the scripts that it pays are all known, so that hiding a payment is always proven; of those that it spends,
 * many are revealed by the inputs. If that leaves several filters, the one that most peers give is believed, and of as
 * many the one with more scripts, which hides less.
 */
final class FilterDispute {
    private static final byte OP_RETURN = 0x6a;

    private static final Comparator<Party> MOST_CREDIBLE = Comparator.comparingInt(Party::missingPaid)
            .thenComparingInt(Party::missingSpent)
            .thenComparingInt(party -> -party.peers().size())
            .thenComparingInt(party -> -party.filter().count());

    private final HeaderChain headers;
    private final LightPeers peers;

    /**
     * What came of it.
     *
     * @param refused who is wrong, and why
     * @param proven whether the block itself contradicts those refused
     */
    record Verdict(Map<LightPeer, Misbehaviour> refused, boolean proven) {}

    /** Who claims a filter, and the filter itself, which hashes to what they claim. */
    private record Party(List<LightPeer> peers, BasicFilter filter, int missingPaid, int missingSpent) {}

    FilterDispute(HeaderChain headers, LightPeers peers) {
        this.headers = headers;
        this.peers = peers;
    }

    /**
     * @param previous the filter header of the block below, on which all agree
     * @param claims what each peer says the block's is
     * @return the verdict, or empty if nobody gives the block
     */
    Optional<Verdict> judge(int height, FilterHeader previous, Map<LightPeer, FilterHeader> claims)
            throws InterruptedException {
        var block = peers.block(height, headers.hash(height));
        if (block.isEmpty()) {
            return Optional.empty();
        }
        var sides = new LinkedHashMap<FilterHeader, List<LightPeer>>();
        claims.forEach((peer, claim) ->
                sides.computeIfAbsent(claim, _ -> new ArrayList<>()).add(peer));
        var refused = new HashMap<LightPeer, Misbehaviour>();
        var parties = new ArrayList<Party>();
        for (var side : sides.entrySet()) {
            party(height, previous, side.getKey(), side.getValue(), block.get(), refused)
                    .ifPresent(parties::add);
        }
        var proven = judge(height, parties, refused);
        return Optional.of(new Verdict(refused, proven));
    }

    /** Takes the filter from the first who gives one that fits the claim; those who do not are refused. */
    private Optional<Party> party(
            int height,
            FilterHeader previous,
            FilterHeader claim,
            List<LightPeer> claimants,
            Block block,
            Map<LightPeer, Misbehaviour> refused)
            throws InterruptedException {
        for (var peer : claimants) {
            try {
                var filter = peer.filters(height, List.of(headers.hash(height))).getFirst();
                if (!previous.next(filter.hash()).equals(claim)) {
                    throw new Misbehaviour(
                            Kind.WRONG_FILTER, "Its filter of block " + height + " is not the one its header names.");
                }
                var believers = new ArrayList<>(claimants);
                believers.removeAll(refused.keySet());
                return Optional.of(new Party(
                        believers, filter, missing(filter, paid(block)), missing(filter, SpentScripts.of(block))));
            } catch (Misbehaviour e) {
                refused.put(peer, e);
            }
        }
        return Optional.empty();
    }

    /** {@return whether the block itself contradicts all that are refused} */
    private static boolean judge(int height, List<Party> parties, Map<LightPeer, Misbehaviour> refused) {
        var best = parties.stream().min(MOST_CREDIBLE);
        if (best.isEmpty()) {
            return true;
        }
        var proven = true;
        for (var party : parties) {
            if (!party.equals(best.get()) || party.missingPaid() > 0) {
                var hidesSpent = party.missingSpent() > best.get().missingSpent();
                proven &= party.missingPaid() > 0 || hidesSpent;
                var why = new Misbehaviour(Kind.WRONG_FILTER_HEADER, reason(height, party, hidesSpent));
                party.peers().forEach(peer -> refused.put(peer, why));
            }
        }
        return proven;
    }

    private static String reason(int height, Party party, boolean hidesSpent) {
        if (party.missingPaid() > 0) {
            return "Its filter of block " + height + " hides " + party.missingPaid() + " scripts that the block pays.";
        }
        return hidesSpent
                ? "Its filter of block " + height + " hides scripts that the block spends from."
                : "Its filter of block " + height + " is not the one that others give.";
    }

    private static List<byte[]> paid(Block block) {
        return block.tx.stream()
                .flatMap(tx -> tx.txOut.stream())
                .map(output -> output.publicKeyScript)
                .filter(script -> !script.isEmpty() && script.get(0) != OP_RETURN)
                .map(script -> script.toByteArray())
                .toList();
    }

    /** A filter that ends too early holds nothing. */
    private static int missing(BasicFilter filter, List<byte[]> scripts) {
        try {
            return filter.missing(scripts);
        } catch (ProtocolException _) {
            return scripts.size() + 1;
        }
    }
}
