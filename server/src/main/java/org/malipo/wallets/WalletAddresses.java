package org.malipo.wallets;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import fr.acinq.bitcoin.ByteVector;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AddressException;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Branch;
import org.malipo.chain.AddressMoney;
import org.malipo.chain.AddressReader;
import org.malipo.chain.Chain;
import org.malipo.wallets.WalletAddress.State;
import org.springframework.stereotype.Component;

/** All addresses that a wallet watches, by their indexes. A page costs what it shows. */
@Component
public class WalletAddresses {
    /** Indexes looked at for one page of unused addresses, which may lie far apart. */
    static final int LOOKED_AT = 10_000;

    private final BranchTable branches;
    private final Chain chain;
    private final AddressReader reader;
    private final WalletLabels labels;

    WalletAddresses(BranchTable branches, Chain chain, AddressReader reader, WalletLabels labels) {
        this.branches = branches;
        this.chain = chain;
        this.reader = reader;
        this.labels = labels;
    }

    /** Which addresses are wanted. */
    public enum Which {
        ALL,
        USED,
        UNUSED
    }

    /**
     * Some addresses, in the order of their indexes.
     *
     * @param next the index from which to look on, or null if these are the last
     * @param watched how many addresses of the branch are watched
     */
    public record Page(
            List<WalletAddress> addresses, @Nullable Integer next, int watched) {}

    public Page page(StoreWallet wallet, Branch branch, Which which, int from, int limit) {
        var counters = branches.counters(wallet.id(), branch);
        int end = counters.derivedUntil();
        int begin = Math.min(from, end);
        int seenUntil = which == Which.UNUSED ? (int) Math.min(end, (long) begin + LOOKED_AT) : end;
        var found = switch (which) {
            case ALL -> range(begin, (int) Math.min(end, begin + limit + 1L));
            case USED -> reader.paid(wallet.network(), wallet.group(), branch.number(), begin, limit + 1);
            case UNUSED ->
                reader.unpaid(wallet.network(), wallet.group(), branch.number(), begin, seenUntil, limit + 1);
        };
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var next = found.size() > limit ? Integer.valueOf(found.getLast()) : seenUntil < end ? seenUntil : null;
        return new Page(known(wallet, branch, shown, counters.nextIndex()), next, end);
    }

    private static List<Integer> range(int from, int until) {
        return IntStream.range(from, until).boxed().toList();
    }

    /** {@return the address, if the wallet watches it} */
    public Optional<WalletAddress> find(StoreWallet wallet, String address) {
        try {
            var script = new ByteVector(Addresses.toScript(address, wallet.network()));
            return chain.watched(wallet.network(), wallet.group(), List.of(script)).stream()
                    .flatMap(place -> known(wallet, Branch.of(place.branch()), place.index()).stream())
                    .findFirst();
        } catch (AddressException _) {
            return Optional.empty();
        }
    }

    private List<WalletAddress> known(StoreWallet wallet, Branch branch, int index) {
        int nextIndex = branches.counters(wallet.id(), branch).nextIndex();
        return known(wallet, branch, List.of(index), nextIndex);
    }

    private List<WalletAddress> known(StoreWallet wallet, Branch branch, Collection<Integer> indexes, int nextIndex) {
        var money = reader.money(wallet.network(), wallet.group(), branch.number(), indexes).stream()
                .collect(toMap(AddressMoney::index, identity()));
        var addresses = indexes.stream()
                .collect(toMap(identity(), index -> wallet.scheme().address(branch, index)));
        var notes = labels.of(
                wallet, addresses.values().stream().map(WalletAddresses::key).toList());
        return indexes.stream()
                .map(index -> {
                    var address = addresses.getOrDefault(index, "");
                    var came = money.getOrDefault(index, AddressMoney.none(index));
                    return new WalletAddress(
                            branch,
                            index,
                            path(wallet, branch, index),
                            address,
                            came.isUsed() ? State.USED : index < nextIndex ? State.RESERVED : State.WATCHED,
                            came,
                            notes.getOrDefault(key(address), Annotation.NONE));
                })
                .toList();
    }

    private static ObjectKey key(String address) {
        return new ObjectKey(ObjectKey.ADDRESS, address);
    }

    private static @Nullable String path(StoreWallet wallet, Branch branch, int index) {
        var keys = wallet.config().accountKeySettings();
        var account = keys.size() == 1 ? keys.getFirst().accountKeyPath() : null;
        return wallet.scheme()
                .keyPath(branch, index)
                .map(path -> account == null ? path : "m/" + account + "/" + path)
                .orElse(null);
    }
}
