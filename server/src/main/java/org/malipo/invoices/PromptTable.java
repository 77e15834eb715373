package org.malipo.invoices;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.ByteVector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.invoices.Prompt.PromptAddress;
import org.malipo.money.Sats;
import org.malipo.wallets.AddressPurposes.Purpose;
import org.malipo.wallets.ObjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL on the ways to pay invoices. */
@Component
class PromptTable {
    private final JdbcClient jdbc;

    PromptTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An invoice's prompt that has a certain script. */
    record Owner(InvoiceId invoice, PaymentMethodId method, ByteVector script) {}

    Map<InvoiceId, List<Prompt>> of(Collection<InvoiceId> invoices) {
        return jdbc
                .sql("""
                select invoice_id, method, rate, fee_sats, fee_rate, recommended_fee_rate, address, script, key_path,
                    key_index, account_derivation, payjoin, rate_source, rate_rule, rate_at, activated_at
                from invoice_prompt
                where invoice_id = any (cast(:invoices as text[]))
                order by invoice_id, method
                """)
                .param("invoices", invoices.stream().map(InvoiceId::value).toArray(String[]::new))
                .query((row, _) -> Map.entry(new InvoiceId(row.getString("invoice_id")), prompt(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** {@return whose scripts these are, in the order in which the invoices are to be locked} */
    List<Owner> ownersOf(Network network, Collection<ByteVector> scripts) {
        return jdbc.sql("""
                select invoice_id, method, script
                from invoice_prompt
                where network = :network and script = any (cast(:scripts as bytea[]))
                order by invoice_id, method
                """)
                .param("network", network.id())
                .param("scripts", SqlArray.bytes(scripts, ByteVector::toByteArray))
                .query((row, _) -> new Owner(
                        new InvoiceId(row.getString("invoice_id")),
                        new PaymentMethodId(row.getString("method")),
                        new ByteVector(row.getBytes("script"))))
                .list();
    }

    /** {@return which stores' invoices these scripts were given out for} */
    List<Purpose> purposesOf(Network network, Collection<ByteVector> scripts) {
        return jdbc.sql("""
                select i.store_id, p.invoice_id, p.script
                from invoice_prompt p
                join invoice i on i.id = p.invoice_id
                where p.network = :network and p.script = any (cast(:scripts as bytea[]))
                order by p.invoice_id
                """)
                .param("network", network.id())
                .param("scripts", SqlArray.bytes(scripts, ByteVector::toByteArray))
                .query((row, _) -> new Purpose(
                        new StoreId(row.getString("store_id")),
                        new ByteVector(row.getBytes("script")),
                        new ObjectKey("invoice", row.getString("invoice_id"))))
                .list();
    }

    void updateFee(InvoiceId invoice, Prompt prompt) {
        jdbc.sql("update invoice_prompt set fee_sats = :fee where invoice_id = :invoice and method = :method")
                .param("invoice", invoice.value())
                .param("method", prompt.method().value())
                .param("fee", prompt.fee().value())
                .update();
    }

    /** Gives the prompt an address; false if it has one. */
    boolean activate(InvoiceId invoice, PaymentMethodId method, PromptAddress address, Instant now) {
        return jdbc.sql("""
                update invoice_prompt
                set address = :address, script = :script, key_path = :keyPath, key_index = :keyIndex,
                    account_derivation = :derivation, activated_at = :now
                where invoice_id = :invoice and method = :method and address is null
                """)
                        .param("invoice", invoice.value())
                        .param("method", method.value())
                        .param("address", address.text())
                        .param("script", address.script().toByteArray())
                        .param("keyPath", address.keyPath())
                        .param("keyIndex", address.keyIndex())
                        .param("derivation", address.accountDerivation())
                        .param("now", now.atOffset(UTC))
                        .update()
                > 0;
    }

    private static Prompt prompt(ResultSet row) throws SQLException {
        return new Prompt(
                new PaymentMethodId(row.getString("method")),
                address(row),
                row.getBigDecimal("rate"),
                new Sats(row.getLong("fee_sats")),
                row.getBigDecimal("fee_rate"),
                row.getBigDecimal("recommended_fee_rate"),
                row.getBoolean("payjoin"),
                origin(row));
    }

    private static PromptOrigin origin(ResultSet row) throws SQLException {
        return new PromptOrigin(
                row.getString("rate_source"),
                row.getString("rate_rule"),
                time(row, "rate_at"),
                time(row, "activated_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable PromptAddress address(ResultSet row) throws SQLException {
        var text = row.getString("address");
        return text == null
                ? null
                : new PromptAddress(
                        text,
                        new ByteVector(row.getBytes("script")),
                        row.getString("key_path"),
                        row.getInt("key_index"),
                        row.getString("account_derivation"));
    }
}
