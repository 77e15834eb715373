package org.malipo.wallets.web;

import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.wallets.Txids;
import org.malipo.wallets.sending.BumpKind;
import org.malipo.wallets.sending.BumpOrder;
import org.malipo.wallets.sending.FeeWish;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;

/**
 * What somebody wants done about transactions that wait, as they typed it.
 *
 * @param hurry within how many blocks, or {@code own} for a rate that was typed
 */
public record BumpForm(List<TxId> txids, BumpKind kind, String hurry, String rate) {
    private static final SatPerVbyte NOTHING = SatPerVbyte.of(0);

    /** @throws ResponseStatusException if no page has made it */
    static BumpForm of(MultiValueMap<String, String> typed) {
        return new BumpForm(
                txids(typed.getOrDefault("tx", List.of())),
                kind(Objects.requireNonNullElse(typed.getFirst("way"), "")),
                Objects.requireNonNullElse(typed.getFirst("hurry"), ""),
                Objects.requireNonNullElse(typed.getFirst("rate"), ""));
    }

    static List<TxId> txids(List<String> typed) {
        var txids = typed.stream().distinct().map(Txids::read).toList();
        if (txids.isEmpty()
                || txids.size() > BumpOrder.MOST_TOGETHER
                || txids.stream().anyMatch(Optional::isEmpty)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return txids.stream().map(Optional::orElseThrow).toList();
    }

    private static BumpKind kind(String way) {
        return Stream.of(BumpKind.values())
                .filter(kind -> name(kind).equals(way))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static String name(BumpKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** {@return what is to be done, or empty if something is wrong, which is told} */
    Optional<BumpOrder> read(SendWrongs wrongs) {
        var typed = new TypedHurry(hurry, rate);
        var wish = typed.isOwn()
                ? typed.ownRate(NOTHING, wrongs).map(own -> new FeeWish(own, null))
                : Optional.of(new FeeWish(null, typed.blocks()));
        return wish.map(fee -> new BumpOrder(kind, txids, fee));
    }

    /** {@return a form that stands for this rate} */
    BumpForm at(SatPerVbyte exact) {
        return new BumpForm(
                txids, kind, TypedHurry.OWN, exact.value().stripTrailingZeros().toPlainString());
    }

    public String way() {
        return name(kind);
    }

    public List<String> ids() {
        return txids.stream().map(txid -> txid.value.toHex()).toList();
    }
}
