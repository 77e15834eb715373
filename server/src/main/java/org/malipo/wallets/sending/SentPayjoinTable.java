package org.malipo.wallets.sending;

import static java.time.ZoneOffset.UTC;

import java.net.URI;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which sends wait for a payjoin to take their place. While one is being proposed, the send is nobody's to offer; that ends
 * once, either with the payjoin or without.
 */
@Component
class SentPayjoinTable {
    private final JdbcClient jdbc;

    SentPayjoinTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param due when the original is sent plainly, whatever happens */
    void propose(SendId original, URI endpoint, Instant due, Instant now) {
        jdbc.sql("""
                insert into wallet_payjoin (original_id, endpoint, state, due_at, created_at)
                values (:original, :endpoint, 'proposing', :due, :now)
                on conflict (original_id) do update
                set endpoint = excluded.endpoint, state = excluded.state, reason = null, due_at = excluded.due_at
                """)
                .param("original", original.value())
                .param("endpoint", endpoint.toString())
                .param("due", due.atOffset(UTC))
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** {@return whether a payjoin takes its place; not if it is sent plainly already} */
    boolean join(SendId original) {
        return jdbc.sql("""
                update wallet_payjoin set state = 'joined' where original_id = :original and state = 'proposing'
                """).param("original", original.value()).update() > 0;
    }

    /** Nothing comes of the payjoin. */
    void giveUp(SendId original, String reason) {
        jdbc.sql("""
                update wallet_payjoin set state = 'plain', reason = :reason
                where original_id = :original and state = 'proposing'
                """)
                .param("original", original.value())
                .param("reason", reason)
                .update();
    }

    /** {@return whether the send may be offered: no payjoin is proposed in its place any longer, and none is on its way} */
    boolean isFree(SendId send, Instant now) {
        jdbc.sql("""
                update wallet_payjoin set state = 'plain', reason = 'nobody knows'
                where original_id = :send and state = 'proposing' and due_at <= :now
                """)
                .param("send", send.value())
                .param("now", now.atOffset(UTC))
                .update();
        return jdbc.sql("""
                select not exists (
                        select 1 from wallet_payjoin where original_id = :send and state = 'proposing')
                    and not exists (
                        select 1 from wallet_send
                        where replaces = :send and purpose = 'payjoin' and state in ('sending', 'sent'))
                """).param("send", send.value()).query(Boolean.class).single();
    }
}
