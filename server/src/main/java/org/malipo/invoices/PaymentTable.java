package org.malipo.invoices;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.money.Sats;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL on the coins that pay invoices. */
@Component
class PaymentTable {
    private final JdbcClient jdbc;

    PaymentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<InvoiceId, List<Payment>> of(Collection<InvoiceId> invoices) {
        return jdbc
                .sql("""
                select invoice_id, method, txid, vout, destination, sats, fee_sats, status, received_at, signals_rbf,
                    required, block_height, replaced_by, lost_at, loss_proven, payjoin_original, payjoin_original_sats,
                    payjoin_coinjoin, payjoin_coinjoin_sats, payjoin_contributed, payjoin_seen
                from invoice_payment
                where invoice_id = any (cast(:invoices as text[]))
                order by recorded_at, txid, vout
                """)
                .param("invoices", invoices.stream().map(InvoiceId::value).toArray(String[]::new))
                .query((row, _) -> Map.entry(new InvoiceId(row.getString("invoice_id")), payment(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Writes a coin, or how it stands now. */
    void save(Invoice invoice, Payment payment) {
        var blockHeight = payment.blockHeight();
        var replacedBy = payment.replacedBy();
        var lostAt = payment.lostAt();
        var payjoin = payment.payjoin();
        jdbc.sql("""
                insert into invoice_payment (network, txid, vout, invoice_id, method, destination, sats, fee_sats, status,
                    received_at, signals_rbf, required, block_height, replaced_by, lost_at, loss_proven,
                    payjoin_original, payjoin_original_sats, payjoin_coinjoin, payjoin_coinjoin_sats,
                    payjoin_contributed, payjoin_seen)
                values (:network, :txid, :vout, :invoice, :method, :destination, :sats, :fee, :status,
                    :receivedAt, :signalsRbf, :required, cast(:blockHeight as int), cast(:replacedBy as bytea),
                    cast(:lostAt as timestamptz), :lossProven, cast(:original as bytea), cast(:originalSats as bigint),
                    cast(:coinjoin as bytea), cast(:coinjoinSats as bigint), cast(:contributed as text[]),
                    cast(:seen as boolean))
                on conflict (network, txid, vout) do update
                set sats = excluded.sats, payjoin_seen = excluded.payjoin_seen, status = excluded.status, signals_rbf = excluded.signals_rbf, block_height = excluded.block_height,
                    replaced_by = excluded.replaced_by, lost_at = excluded.lost_at, loss_proven = excluded.loss_proven
                """)
                .param("network", invoice.network().id())
                .param("txid", payment.txid().value.toByteArray())
                .param("vout", payment.vout())
                .param("invoice", invoice.id().value())
                .param("method", payment.method().value())
                .param("destination", payment.destination())
                .param("sats", payment.value().value())
                .param("fee", payment.fee().value())
                .param("status", payment.status().name())
                .param("receivedAt", payment.receivedAt().atOffset(UTC))
                .param("signalsRbf", payment.signalsRbf())
                .param("required", payment.required())
                .param("blockHeight", blockHeight)
                .param("replacedBy", replacedBy == null ? null : replacedBy.value.toByteArray())
                .param("lostAt", lostAt == null ? null : lostAt.atOffset(UTC))
                .param("lossProven", payment.lossProven())
                .param(
                        "original",
                        payjoin == null ? null : payjoin.original().value.toByteArray())
                .param(
                        "originalSats",
                        payjoin == null ? null : payjoin.originalValue().value())
                .param(
                        "coinjoin",
                        payjoin == null ? null : payjoin.coinjoin().value.toByteArray())
                .param(
                        "coinjoinSats",
                        payjoin == null ? null : payjoin.coinjoinValue().value())
                .param("contributed", payjoin == null ? null : printed(payjoin.contributed()))
                .param("seen", payjoin == null ? null : payjoin.seen())
                .update();
    }

    /** The other transaction of a payjoin is the one that stands now. */
    void move(Invoice invoice, Payment from, Payment to) {
        jdbc.sql("""
                update invoice_payment set txid = :to where network = :network and txid = :from and vout = :vout
                """)
                .param("to", to.txid().value.toByteArray())
                .param("network", invoice.network().id())
                .param("from", from.txid().value.toByteArray())
                .param("vout", from.vout())
                .update();
    }

    /** {@return invoices with a payment that has all its confirmations with that tip, but is not settled} */
    List<InvoiceId> ripeAt(Network network, int tip) {
        return jdbc.sql("""
                select distinct invoice_id
                from invoice_payment
                where network = :network and status = 'PROCESSING' and block_height is not null
                  and block_height + required - 1 <= :tip
                order by invoice_id
                """).param("network", network.id()).param("tip", tip).query(String.class).list().stream()
                .map(InvoiceId::new)
                .toList();
    }

    /** {@return invoices with a payment in a block that needs more of them} */
    List<InvoiceId> ripening(Network network, int tip) {
        return jdbc.sql("""
                select distinct invoice_id
                from invoice_payment
                where network = :network and status = 'PROCESSING' and block_height is not null
                  and block_height + required - 1 > :tip
                order by invoice_id
                """).param("network", network.id()).param("tip", tip).query(String.class).list().stream()
                .map(InvoiceId::new)
                .toList();
    }

    /**
     * {@return settled invoices with a coin that was proven lost, or that has been missing for long; locked} Those that
     * somebody changes just now are left for the next round: waiting for one while others are held would be a deadlock
     * with the consumer that counts coins, which takes invoices in the order of events.
     */
    List<InvoiceId> lost(Instant now, Duration replacing, Duration missing) {
        return jdbc
                .sql("""
                select i.id
                from invoice i
                where i.status = 'SETTLED' and i.additional <> 'MARKED' and i.id in (
                    select p.invoice_id
                    from invoice_payment p
                    where p.lost_at is not null
                      and (p.loss_proven and p.lost_at <= :replacedBefore or p.lost_at <= :missingSince)
                      and p.lost_at > :notSettledSince)
                order by i.id
                limit 500
                for no key update of i skip locked
                """)
                .param("replacedBefore", now.minus(replacing).atOffset(UTC))
                .param("missingSince", now.minus(missing).atOffset(UTC))
                .param("notSettledSince", now.minus(missing.multipliedBy(14)).atOffset(UTC))
                .query(String.class)
                .list()
                .stream()
                .map(InvoiceId::new)
                .toList();
    }

    private static Payment payment(ResultSet row) throws SQLException {
        var lostAt = row.getObject("lost_at", OffsetDateTime.class);
        return new Payment(
                new PaymentMethodId(row.getString("method")),
                txid(row.getBytes("txid")),
                row.getInt("vout"),
                row.getString("destination"),
                new Sats(row.getLong("sats")),
                new Sats(row.getLong("fee_sats")),
                PaymentStatus.valueOf(row.getString("status")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("signals_rbf"),
                row.getInt("required"),
                row.getObject("block_height", Integer.class),
                replacedBy(row.getBytes("replaced_by")),
                lostAt == null ? null : lostAt.toInstant(),
                row.getBoolean("loss_proven"),
                payjoin(row));
    }

    private static @Nullable PayjoinPayment payjoin(ResultSet row) throws SQLException {
        var original = row.getBytes("payjoin_original");
        if (original == null) {
            return null;
        }
        var contributed = (String[]) row.getArray("payjoin_contributed").getArray();
        return new PayjoinPayment(
                txid(original),
                new Sats(row.getLong("payjoin_original_sats")),
                txid(row.getBytes("payjoin_coinjoin")),
                new Sats(row.getLong("payjoin_coinjoin_sats")),
                Stream.of(contributed).map(PaymentTable::outpoint).toList(),
                row.getBoolean("payjoin_seen"));
    }

    private static String[] printed(List<OutPoint> outpoints) {
        return outpoints.stream()
                .map(outpoint -> outpoint.txid.value.toHex() + "-" + outpoint.index)
                .toArray(String[]::new);
    }

    private static OutPoint outpoint(String printed) {
        var parts = printed.split("-", -1);
        return new OutPoint(new TxId(parts[0]), Long.parseLong(parts[1]));
    }

    private static @Nullable TxId replacedBy(byte @Nullable [] printed) {
        return printed == null ? null : txid(printed);
    }

    private static TxId txid(byte[] printed) {
        return new TxId(new ByteVector32(printed));
    }
}
