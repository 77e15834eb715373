package org.malipo.wallets.sending;

import fr.acinq.bitcoin.OutPoint;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which send has which coin. A coin may be held by a transaction that waits for signatures as well (see {@code pending}): then a
 * send has it only if it is the same transaction, signed.
 */
@Component
class HeldCoinTable {
    /** To name more of them takes longer than to read all that are held. */
    private static final int MOST_NAMED = 500;

    private final JdbcClient jdbc;

    HeldCoinTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes those of these coins that nothing has, or that wait in this very transaction for its signatures; waits for whoever is
     * taking one of them just now.
     */
    void hold(SendId send, Network network, Collection<OutPoint> coins) {
        var ordered = Outpoints.ordered(coins);
        jdbc.sql("""
                insert into wallet_held_coin (network, txid, vout, send_id)
                select :network, decode(txid, 'hex'), vout, :send
                from unnest(cast(:txids as text[]), cast(:vouts as bigint[])) as coin (txid, vout)
                on conflict (network, txid, vout) do update
                set send_id = excluded.send_id
                where wallet_held_coin.send_id is null
                    and exists (
                        select 1
                        from wallet_pending p
                        join wallet_send s on s.network = p.network and s.unsigned_id = p.unsigned_id
                        where p.id = wallet_held_coin.pending_id and s.id = excluded.send_id)
                """)
                .param("network", network.id())
                .param("send", send.value())
                .param("txids", Outpoints.txids(ordered))
                .param("vouts", Outpoints.vouts(ordered))
                .update();
    }

    /** {@return which of these coins a send has, and which one} */
    Map<OutPoint, SendId> holders(Network network, Collection<OutPoint> coins) {
        record Held(OutPoint coin, SendId send) {}
        return jdbc
                .sql("""
                select h.txid, h.vout, h.send_id
                from unnest(cast(:txids as text[]), cast(:vouts as bigint[])) as coin (txid, vout)
                join wallet_held_coin h
                    on h.network = :network and h.txid = decode(coin.txid, 'hex') and h.vout = coin.vout
                where h.send_id is not null
                """)
                .param("network", network.id())
                .param("txids", Outpoints.txids(coins))
                .param("vouts", Outpoints.vouts(coins))
                .query((row, _) -> new Held(
                        Outpoints.of(row.getBytes(1), row.getLong(2)), new SendId(row.getObject(3, UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Held::coin, Held::send));
    }

    /** {@return which of these coins are held, by whatever: a send, what waits for signatures, a payjoin} */
    Set<OutPoint> taken(Network network, Collection<OutPoint> coins) {
        return coins.size() > MOST_NAMED ? takenOfMany(network, coins) : takenOfFew(network, coins);
    }

    /** Whatever a wallet has, what is held on the whole server at a time is little. */
    private Set<OutPoint> takenOfMany(Network network, Collection<OutPoint> coins) {
        var taken = new HashSet<>(jdbc.sql("select txid, vout from wallet_held_coin where network = :network")
                .param("network", network.id())
                .query((row, _) -> Outpoints.of(row.getBytes(1), row.getLong(2)))
                .list());
        return taken.isEmpty() ? taken : coins.stream().filter(taken::contains).collect(Collectors.toSet());
    }

    private Set<OutPoint> takenOfFew(Network network, Collection<OutPoint> coins) {
        return new HashSet<>(jdbc.sql("""
                select h.txid, h.vout
                from unnest(cast(:txids as text[]), cast(:vouts as bigint[])) as coin (txid, vout)
                join wallet_held_coin h
                    on h.network = :network and h.txid = decode(coin.txid, 'hex') and h.vout = coin.vout
                """)
                .param("network", network.id())
                .param("txids", Outpoints.txids(coins))
                .param("vouts", Outpoints.vouts(coins))
                .query((row, _) -> Outpoints.of(row.getBytes(1), row.getLong(2)))
                .list());
    }

    /** Gives the coins of one send to another. */
    void handOver(SendId from, SendId to) {
        jdbc.sql("update wallet_held_coin set send_id = :to where send_id = :from")
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }

    void release(SendId send) {
        jdbc.sql("delete from wallet_held_coin where send_id = :send and pending_id is null")
                .param("send", send.value())
                .update();
        jdbc.sql("update wallet_held_coin set send_id = null where send_id = :send")
                .param("send", send.value())
                .update();
    }
}
