package org.malipo.invoices;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.ByteVector32;
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
                    required, block_height, replaced_by, lost_at, loss_proven
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
        jdbc.sql("""
                insert into invoice_payment (network, txid, vout, invoice_id, method, destination, sats, fee_sats, status,
                    received_at, signals_rbf, required, block_height, replaced_by, lost_at, loss_proven)
                values (:network, :txid, :vout, :invoice, :method, :destination, :sats, :fee, :status,
                    :receivedAt, :signalsRbf, :required, cast(:blockHeight as int), cast(:replacedBy as bytea),
                    cast(:lostAt as timestamptz), :lossProven)
                on conflict (network, txid, vout) do update
                set status = excluded.status, signals_rbf = excluded.signals_rbf, block_height = excluded.block_height,
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
                row.getBoolean("loss_proven"));
    }

    private static @Nullable TxId replacedBy(byte @Nullable [] printed) {
        return printed == null ? null : txid(printed);
    }

    private static TxId txid(byte[] printed) {
        return new TxId(new ByteVector32(printed));
    }
}
