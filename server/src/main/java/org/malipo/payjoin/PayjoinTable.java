package org.malipo.payjoin;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.invoices.InvoiceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on payjoins and on the coins that payers had in them. */
@Component
class PayjoinTable {
    private final JdbcClient jdbc;

    PayjoinTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return whether one of these coins was in a payjoin before} */
    boolean hasSeen(Network network, Collection<OutPoint> inputs) {
        return jdbc.sql("""
                select exists (
                    select from unnest(cast(:txids as text[]), cast(:vouts as bigint[])) as coin (txid, vout)
                    join payjoin_input i
                        on i.network = :network and i.txid = decode(coin.txid, 'hex') and i.vout = coin.vout)
                """)
                .param("network", network.id())
                .param("txids", txids(List.copyOf(inputs)))
                .param("vouts", vouts(List.copyOf(inputs)))
                .query(Boolean.class)
                .single();
    }

    /** Remembers these coins for ever. {@return whether all of them are new} Waits for whoever does the same just now. */
    boolean see(Network network, Collection<OutPoint> inputs) {
        var ordered = inputs.stream()
                .sorted(Comparator.comparing((OutPoint input) -> input.txid.value.toHex())
                        .thenComparingLong(input -> input.index))
                .toList();
        var fresh = jdbc.sql("""
                insert into payjoin_input (network, txid, vout)
                select :network, decode(txid, 'hex'), vout
                from unnest(cast(:txids as text[]), cast(:vouts as bigint[])) as coin (txid, vout)
                on conflict (network, txid, vout) do nothing
                """)
                .param("network", network.id())
                .param("txids", txids(ordered))
                .param("vouts", vouts(ordered))
                .update();
        return fresh == inputs.size();
    }

    void insert(UUID id, NewPayjoin payjoin, Instant now, Instant dueAt) {
        var wallet = payjoin.target().wallet();
        var invoice = payjoin.target().invoice();
        var original = payjoin.original().transaction();
        jdbc.sql("""
                insert into payjoin (id, store_id, wallet_id, network, invoice_id, state, original_txid, raw,
                    coinjoin_txid, coin, created_at, due_at)
                values (:id, :store, :wallet, :network, :invoice, 'open', :original, :raw, :coinjoin, :coin, :now, :due)
                """)
                .param("id", id)
                .param("store", wallet.store().value())
                .param("wallet", wallet.id())
                .param("network", payjoin.network().id())
                .param("invoice", invoice == null ? null : invoice.id().value())
                .param("original", bytes(original.txid))
                .param("raw", Transaction.write(original))
                .param("coinjoin", bytes(payjoin.coinjoin()))
                .param("coin", payjoin.ours().txid.value.toHex() + "-" + payjoin.ours().index)
                .param("now", now.atOffset(UTC))
                .param("due", dueAt.atOffset(UTC))
                .update();
    }

    /** {@return open ones whose original is to be offered, those first that wait longest} */
    List<Payjoin> due(Instant now, int limit) {
        return jdbc.sql("""
                select id, network, invoice_id, state, raw, coinjoin_txid, refused_since
                from payjoin
                where state = 'open' and due_at <= :now
                order by due_at
                limit :limit
                """)
                .param("now", now.atOffset(UTC))
                .param("limit", limit)
                .query((row, _) -> payjoin(row))
                .list();
    }

    /** {@return those that have one of these transactions, in the order in which they are to be changed} */
    List<Payjoin> among(Network network, Collection<TxId> txids) {
        return jdbc.sql("""
                with wanted as (select decode(txid, 'hex') as txid from unnest(cast(:txids as text[])) as w (txid))
                select id, network, invoice_id, state, raw, coinjoin_txid, refused_since
                from payjoin
                where network = :network
                    and (original_txid in (select txid from wanted) or coinjoin_txid in (select txid from wanted))
                order by id
                """)
                .param("network", network.id())
                .param("txids", txids.stream().map(txid -> txid.value.toHex()).toArray(String[]::new))
                .query((row, _) -> payjoin(row))
                .list();
    }

    /** {@return whether it stood elsewhere, unless that is one of the states that it does not leave so} */
    boolean move(UUID id, PayjoinState to, PayjoinState... unless) {
        return jdbc.sql("""
                update payjoin
                set state = :to, refused_since = null
                where id = :id and state <> :to and state <> all(cast(:unless as text[]))
                """)
                        .param("id", id)
                        .param("to", to.id())
                        .param("unless", Stream.of(unless).map(PayjoinState::id).toArray(String[]::new))
                        .update()
                > 0;
    }

    /** Has the original of an open one wait. */
    void waits(UUID id, Instant until, @Nullable Instant refusedSince) {
        jdbc.sql("""
                update payjoin
                set due_at = :until, refused_since = cast(:refusedSince as timestamptz)
                where id = :id and state = 'open'
                """)
                .param("id", id)
                .param("until", until.atOffset(UTC))
                .param("refusedSince", refusedSince == null ? null : refusedSince.atOffset(UTC))
                .update();
    }

    List<UUID> some(StoreId store, int limit) {
        return jdbc.sql("select id from payjoin where store_id = :store limit :limit")
                .param("store", store.value())
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    void remove(UUID id) {
        jdbc.sql("delete from payjoin where id = :id").param("id", id).update();
    }

    private static Payjoin payjoin(ResultSet row) throws SQLException {
        var invoice = row.getString("invoice_id");
        var refusedSince = row.getObject("refused_since", OffsetDateTime.class);
        return new Payjoin(
                row.getObject("id", UUID.class),
                Network.of(row.getString("network")),
                invoice == null ? null : new InvoiceId(invoice),
                PayjoinState.of(row.getString("state")),
                Transaction.read(row.getBytes("raw")),
                new TxId(row.getBytes("coinjoin_txid")),
                refusedSince == null ? null : refusedSince.toInstant());
    }

    private static byte[] bytes(TxId txid) {
        return txid.value.toByteArray();
    }

    private static String[] txids(List<OutPoint> outpoints) {
        return outpoints.stream().map(outpoint -> outpoint.txid.value.toHex()).toArray(String[]::new);
    }

    private static Long[] vouts(List<OutPoint> outpoints) {
        return outpoints.stream().map(outpoint -> outpoint.index).toArray(Long[]::new);
    }
}
