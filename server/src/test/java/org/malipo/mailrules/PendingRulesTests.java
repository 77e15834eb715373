package org.malipo.mailrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.notifications.MailRecord;
import org.malipo.outbox.Event;
import org.malipo.testing.ServerTest;

/** Letters about transactions that several people sign. */
@ServerTest
class PendingRulesTests extends RulesCase {
    private static final String ID = "3mJr7AoUXx2Wqd5YhNpT9k";

    @BeforeEach
    void aTransactionThatWaits() {
        jdbc.sql("""
                with shared as (
                    insert into wallet (network, scheme, created_at) values ('regtest', :store, now()) returning id
                )
                insert into wallet_pending (id, store_id, wallet_id, network, state, base_psbt, psbt, unsigned_id, needed, total,
                    collected, change_sats, fee_sats, made_by, created_at, changed_at, expires_at)
                select :id, :store, id, 'regtest', 'pending', '', '', sha256(:id::bytea), 2, 3, 1, -40000, 300, '', now(), now(),
                    now()
                from shared
                """).param("id", ID).param("store", store.value()).update();
    }

    private Event happens(String type) {
        var payload = """
                {"pendingTransactionId": "%s", "cryptoCode": "BTC", "type": "%s", "storeId": "%s"}""".formatted(ID, type, store.value());
        return new Event(1, type, store.value(), ID, payload, clock.instant());
    }

    private MailRule rule(Trigger trigger, String condition) {
        return rules.create(
                store,
                new RuleSettings(
                        trigger,
                        true,
                        condition,
                        List.of("board@example.com"),
                        List.of(),
                        List.of(),
                        true,
                        "{PendingTransaction.TrimmedId}: {PendingTransaction.SignaturesCollected} of {PendingTransaction.SignaturesNeeded}",
                        "<p>{PendingTransaction.Link} {Webhook.cryptoCode} {Store.Name}</p>"));
    }

    @Test
    void tellHowFarSigningIs() {
        rule(Trigger.PENDING_TRANSACTION_SIGNATURE_COLLECTED, "$ ? (@.PendingTransaction.SignaturesTotal == 3)");

        handle(happens("PendingTransactionSignatureCollected"));

        assertThat(orders.letters(store)).extracting(MailRecord::subject).containsExactly("3mJr7Ao...YhNpT9k: 1 of 2");
        assertThat(recipients()).containsExactly("board@example.com");
    }

    @Test
    void tellOfTheirOwnEventOnly() {
        rule(Trigger.PENDING_TRANSACTION_CANCELLED, "$");

        handle(happens("PendingTransactionCreated"));

        assertThat(recipients()).isEmpty();
    }

    @Test
    void areLeftOutWhenTheTransactionIsGone() {
        rule(Trigger.PENDING_TRANSACTION_CREATED, "$");
        jdbc.sql("delete from wallet_pending").update();

        handle(happens("PendingTransactionCreated"));

        assertThat(recipients()).isEmpty();
    }
}
