package org.malipo.invoices;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.TxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.chain.TransactionState;
import org.malipo.money.Sats;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * SQL on coins whose address belongs to no invoice yet. An address is reserved a moment before its invoice is written; a
 * coin that is heard of in between would be missed without this.
 */
@Component
class StrayTable {
    private final JdbcClient jdbc;
    private final InvoiceJson json;

    StrayTable(JdbcClient jdbc, InvoiceJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A stray coin whose invoice has turned up. */
    record Found(InvoiceId invoice, PaymentMethodId method, Network network, CoinFact coin) {}

    /** A coin as it is kept. */
    private record Kept(
            long sats,
            TransactionState state,
            boolean signalsRbf,
            @Nullable Integer blockHeight,
            @Nullable String replacedBy,
            long seenAt) {}

    void save(Network network, CoinFact coin, Instant now) {
        var replacedBy = coin.replacedBy();
        var kept = new Kept(
                coin.value().value(),
                coin.state(),
                coin.signalsRbf(),
                coin.blockHeight(),
                replacedBy == null ? null : replacedBy.value.toHex(),
                coin.seenAt().getEpochSecond());
        jdbc.sql("""
                insert into invoice_stray (network, txid, vout, script, fact, recorded_at)
                values (:network, :txid, :vout, :script, cast(:fact as json), :now)
                on conflict (network, txid, vout) do update
                set fact = excluded.fact, recorded_at = excluded.recorded_at
                """)
                .param("network", network.id())
                .param("txid", coin.txid().value.toByteArray())
                .param("vout", coin.vout())
                .param("script", coin.script().toByteArray())
                .param("fact", json.write(kept))
                .param("now", now.atOffset(UTC))
                .update();
    }

    List<Found> found() {
        return jdbc.sql("""
                select p.invoice_id, p.method, s.network, s.txid, s.vout, s.script, s.fact
                from invoice_stray s
                join invoice_prompt p on p.network = s.network and p.script = s.script
                order by p.invoice_id
                limit 500
                """).query(this::row).list();
    }

    void delete(Network network, CoinFact coin) {
        jdbc.sql("delete from invoice_stray where network = :network and txid = :txid and vout = :vout")
                .param("network", network.id())
                .param("txid", coin.txid().value.toByteArray())
                .param("vout", coin.vout())
                .update();
    }

    void deleteOlderThan(Instant time) {
        jdbc.sql("delete from invoice_stray where recorded_at < :time")
                .param("time", time.atOffset(UTC))
                .update();
    }

    private Found row(ResultSet row, int number) throws SQLException {
        var kept = json.read(row.getString("fact"), Kept.class);
        var coin = new CoinFact(
                new TxId(new ByteVector32(row.getBytes("txid"))),
                row.getInt("vout"),
                new ByteVector(row.getBytes("script")),
                new Sats(kept.sats()),
                kept.state(),
                kept.signalsRbf(),
                kept.blockHeight(),
                kept.replacedBy() == null ? null : new TxId(new ByteVector32(kept.replacedBy())),
                Instant.ofEpochSecond(kept.seenAt()));
        return new Found(
                new InvoiceId(row.getString("invoice_id")),
                new PaymentMethodId(row.getString("method")),
                Network.of(row.getString("network")),
                coin);
    }
}
