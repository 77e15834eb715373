package org.malipo.invoices;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.malipo.outbox.NewEvent;
import org.malipo.outbox.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Writes a new invoice, the words it is found by, its prompt and its event in one statement, which commits by itself: the hot path of a shop. */
@Component
class NewInvoiceTable {
    private static final String INVOICE = """
            insert into invoice (id, store_id, network, any_amount, price, currency, status, additional, created_at,
                expires_at, monitored_until, metadata, order_id, item_code, terms, search_terms)
            values (cast(:id as text), cast(:store as text), cast(:network as text), cast(:anyAmount as boolean),
                cast(:price as numeric), cast(:currency as text), 'NEW', 'NONE', cast(:createdAt as timestamptz),
                cast(:expiresAt as timestamptz), cast(:monitoredUntil as timestamptz), cast(:metadata as json),
                cast(:orderId as text), cast(:itemCode as text), cast(:terms as json), cast(:words as text[]))
            """;
    private static final String WORDS = """
            insert into invoice_term (store_id, term, created_at, invoice_id)
            select distinct cast(:store as text), left(word, 512), cast(:createdAt as timestamptz), cast(:id as text)
            from unnest(cast(:words as text[])) word
            """;
    private static final String PROMPT = """
            insert into invoice_prompt (invoice_id, method, network, rate, fee_sats, fee_rate, recommended_fee_rate,
                address, script, key_path, key_index, account_derivation, payjoin, rate_source, rate_rule, rate_at)
            values (cast(:id as text), cast(:method as text), cast(:network as text), cast(:rate as numeric),
                cast(:fee as bigint), cast(:feeRate as numeric), cast(:recommendedFeeRate as numeric),
                cast(:address as text), cast(:script as bytea), cast(:keyPath as text), cast(:keyIndex as int),
                cast(:derivation as text), cast(:payjoin as boolean), cast(:rateSource as text), cast(:rateRule as text),
                cast(:rateAt as timestamptz))
            """;
    private static final String WITH_PROMPT = "with invoice_row as (" + INVOICE + "), term_row as (" + WORDS
            + "), prompt_row as (" + PROMPT + "), event_row as (" + Outbox.INSERT_CTE + ") select 1";
    private static final String WITHOUT_PROMPT = "with invoice_row as (" + INVOICE + "), term_row as (" + WORDS
            + "), event_row as (" + Outbox.INSERT_CTE + ") select 1";

    private final JdbcClient jdbc;
    private final InvoiceJson json;
    private final Outbox outbox;

    NewInvoiceTable(JdbcClient jdbc, InvoiceJson json, Outbox outbox) {
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
    }

    /** @param words by which the invoice is found */
    void insert(Invoice invoice, List<String> words, NewEvent created) {
        var prompts = invoice.prompts();
        var statement =
                prompts.isEmpty() ? jdbc.sql(WITHOUT_PROMPT) : withPrompt(jdbc.sql(WITH_PROMPT), prompts.getFirst());
        withEvent(withInvoice(statement, invoice, words), created, invoice.createdAt())
                .query(Integer.class)
                .single();
        outbox.committed();
    }

    private StatementSpec withInvoice(StatementSpec statement, Invoice invoice, List<String> words) {
        return statement
                .param("id", invoice.id().value())
                .param("store", invoice.store().value())
                .param("network", invoice.network().id())
                .param("anyAmount", invoice.anyAmount())
                .param("price", invoice.price())
                .param("currency", invoice.currency().code())
                .param("createdAt", invoice.createdAt().atOffset(UTC))
                .param("expiresAt", invoice.expiresAt().atOffset(UTC))
                .param("monitoredUntil", invoice.monitoredUntil().atOffset(UTC))
                .param("metadata", json.write(invoice.metadata()))
                .param(
                        "orderId",
                        Metadata.text(invoice.metadata(), Metadata.ORDER_ID).orElse(null))
                .param(
                        "itemCode",
                        Metadata.text(invoice.metadata(), Metadata.ITEM_CODE).orElse(null))
                .param("terms", json.write(invoice.terms()))
                .param("words", words.toArray(String[]::new));
    }

    private static StatementSpec withPrompt(StatementSpec statement, Prompt prompt) {
        var address = prompt.address();
        var rateAt = prompt.origin().rateAt();
        return statement
                .param("rateSource", prompt.origin().rateSource())
                .param("rateRule", prompt.origin().rateRule())
                .param("rateAt", rateAt == null ? null : rateAt.atOffset(UTC))
                .param("method", prompt.method().value())
                .param("rate", prompt.rate())
                .param("fee", prompt.fee().value())
                .param("feeRate", prompt.feeRate())
                .param("recommendedFeeRate", prompt.recommendedFeeRate())
                .param("payjoin", prompt.payjoin())
                .param("address", address == null ? null : address.text())
                .param("script", address == null ? null : address.script().toByteArray())
                .param("keyPath", address == null ? null : address.keyPath())
                .param("keyIndex", address == null ? null : address.keyIndex())
                .param("derivation", address == null ? null : address.accountDerivation());
    }

    private static StatementSpec withEvent(StatementSpec statement, NewEvent event, Instant now) {
        return statement
                .param("eventType", event.type())
                .param("eventStore", event.storeId())
                .param("eventSubject", event.subject())
                .param("eventPayload", event.payload())
                .param("eventAt", now.atOffset(UTC));
    }
}
