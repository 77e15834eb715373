package org.malipo.web;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which forms are being handled or were, in whatever process. All SQL on them. */
@Component
class Submissions {
    private final JdbcClient jdbc;
    private final Clock clock;

    Submissions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How far an earlier one has come.
     *
     * @param endedAt null while it is being handled
     * @param leadsTo null if it showed a page
     */
    record Earlier(
            @Nullable OffsetDateTime endedAt, @Nullable String leadsTo) {
        boolean hasEnded() {
            return endedAt != null;
        }
    }

    /** {@return whether it is the first like it, which the caller then handles and ends or withdraws} */
    boolean begin(byte[] fingerprint) {
        return jdbc.sql("""
                insert into form_submission (fingerprint, begun_at)
                values (:fingerprint, :now)
                on conflict (fingerprint) do nothing
                """)
                        .param("fingerprint", fingerprint)
                        .param("now", clock.instant().atOffset(UTC))
                        .update()
                == 1;
    }

    /** {@return the one that came before, unless it was withdrawn} */
    Optional<Earlier> find(byte[] fingerprint) {
        return jdbc.sql("""
                select ended_at, leads_to
                from form_submission
                where fingerprint = :fingerprint
                """)
                .param("fingerprint", fingerprint)
                .query(Earlier.class)
                .optional();
    }

    void end(byte[] fingerprint, @Nullable String leadsTo) {
        jdbc.sql("""
                update form_submission set ended_at = :now, leads_to = :leadsTo
                where fingerprint = :fingerprint
                """)
                .param("now", clock.instant().atOffset(UTC))
                .param("leadsTo", leadsTo)
                .param("fingerprint", fingerprint)
                .update();
    }

    /** Nothing came of it, so that it may be sent again. */
    void withdraw(byte[] fingerprint) {
        jdbc.sql("delete from form_submission where fingerprint = :fingerprint")
                .param("fingerprint", fingerprint)
                .update();
    }

    void forget(Duration kept) {
        forgetBefore(clock.instant().minus(kept));
    }

    private void forgetBefore(Instant moment) {
        jdbc.sql("delete from form_submission where begun_at < :moment")
                .param("moment", moment.atOffset(UTC))
                .update();
    }
}
