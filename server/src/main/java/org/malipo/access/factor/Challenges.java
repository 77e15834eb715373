package org.malipo.access.factor;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was asked of somebody, may be answered once, and not for long. Only hashes are kept. */
@Component
public class Challenges {
    private final JdbcClient jdbc;
    private final Clock clock;

    Challenges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a challenge is for; one for something else is none. */
    public enum Purpose {
        LOGIN_CODE("login-code", Duration.ofSeconds(60)),
        PASSKEY("passkey", Duration.ofMinutes(5)),
        LNURL_LINK("lnurl-link", Duration.ofMinutes(5)),
        LNURL_LOGIN("lnurl-login", Duration.ofMinutes(5));

        private final String text;
        private final Duration life;

        Purpose(String text, Duration life) {
            this.text = text;
            this.life = life;
        }
    }

    /** @param user whom it is about; nobody yet while a passkey is to tell */
    public void put(Purpose purpose, String value, @Nullable UserId user) {
        var now = clock.instant();
        jdbc.sql("delete from account_challenge where expires_at < :now")
                .param("now", now.atOffset(UTC))
                .update();
        jdbc.sql("""
                insert into account_challenge (hash, purpose, account_id, expires_at)
                values (:hash, :purpose, :user, :expiresAt)
                """)
                .param("hash", Sha256.of(value))
                .param("purpose", purpose.text)
                .param("user", user == null ? null : user.value())
                .param("expiresAt", now.plus(purpose.life).atOffset(UTC))
                .update();
    }

    /** Takes a challenge away, as it may be used once. @return whom it was about, if it was good */
    public Optional<UserId> take(Purpose purpose, String value) {
        return jdbc.sql("""
                delete from account_challenge
                where hash = :hash and purpose = :purpose and expires_at > :now and account_id is not null
                returning account_id
                """)
                .param("hash", Sha256.of(value))
                .param("purpose", purpose.text)
                .param("now", clock.instant().atOffset(UTC))
                .query(String.class)
                .optional()
                .map(UserId::new);
    }

    /** As {@link #take}, for a challenge that was about nobody. */
    public boolean takeAnonymous(Purpose purpose, String value) {
        return jdbc.sql("""
                delete from account_challenge
                where hash = :hash and purpose = :purpose and expires_at > :now and account_id is null
                """)
                        .param("hash", Sha256.of(value))
                        .param("purpose", purpose.text)
                        .param("now", clock.instant().atOffset(UTC))
                        .update()
                == 1;
    }

    /** Notes the answer of somebody's wallet, for the browser that waits. @return whether it was still awaited */
    public boolean answer(Purpose purpose, String value, UserId user) {
        return jdbc.sql("""
                update account_challenge
                set answered_at = :now
                where hash = :hash and purpose = :purpose and account_id = :user and expires_at > :now
                    and answered_at is null
                """)
                        .param("hash", Sha256.of(value))
                        .param("purpose", purpose.text)
                        .param("user", user.value())
                        .param("now", clock.instant().atOffset(UTC))
                        .update()
                == 1;
    }

    /** {@return whom a challenge is about that a wallet has yet to answer} */
    public Optional<UserId> awaited(Purpose purpose, String value) {
        return jdbc.sql("""
                select account_id from account_challenge
                where hash = :hash and purpose = :purpose and expires_at > :now and answered_at is null
                    and account_id is not null
                """)
                .param("hash", Sha256.of(value))
                .param("purpose", purpose.text)
                .param("now", clock.instant().atOffset(UTC))
                .query(String.class)
                .optional()
                .map(UserId::new);
    }

    public boolean isAnswered(Purpose purpose, String value, UserId user) {
        return jdbc.sql("""
                select exists (
                    select 1 from account_challenge
                    where hash = :hash and purpose = :purpose and account_id = :user and expires_at > :now
                        and answered_at is not null)
                """)
                .param("hash", Sha256.of(value))
                .param("purpose", purpose.text)
                .param("user", user.value())
                .param("now", clock.instant().atOffset(UTC))
                .query(Boolean.class)
                .single();
    }
}
