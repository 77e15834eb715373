package org.malipo.access.factor;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.malipo.access.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on authenticator apps and recovery codes. */
@Component
public class TotpTable {
    private final JdbcClient jdbc;

    TotpTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An app's secret, sealed. */
    public record Entry(String sealedSecret, boolean confirmed) {
        @Override
        public String toString() {
            return "Entry[secret]";
        }
    }

    public Optional<Entry> find(UserId user) {
        return jdbc.sql("""
                select sealed_secret, confirmed_at is not null as confirmed
                from account_totp
                where account_id = :user
                """).param("user", user.value()).query(Entry.class).optional();
    }

    /** Keeps the secret of an app that has yet to be tried; one that is in use stays. */
    public void offer(UserId user, String sealedSecret) {
        jdbc.sql("""
                insert into account_totp (account_id, sealed_secret)
                values (:user, :sealedSecret)
                on conflict (account_id) do nothing
                """)
                .param("user", user.value())
                .param("sealedSecret", sealedSecret)
                .update();
    }

    public void confirm(UserId user, Instant at) {
        jdbc.sql("update account_totp set confirmed_at = :at where account_id = :user and confirmed_at is null")
                .param("user", user.value())
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** {@return whether the codes of this step were still good; now they are not, nor those before} */
    public boolean use(UserId user, long step) {
        return jdbc.sql("update account_totp set last_step = :step where account_id = :user and last_step < :step")
                        .param("user", user.value())
                        .param("step", step)
                        .update()
                == 1;
    }

    /** {@return whether that was an app in use, not one that was only offered} */
    public boolean delete(UserId user) {
        return jdbc.sql("delete from account_totp where account_id = :user returning confirmed_at is not null")
                .param("user", user.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    public void replaceRecoveryCodes(UserId user, List<String> hashes) {
        jdbc.sql("delete from account_recovery_code where account_id = :user")
                .param("user", user.value())
                .update();
        hashes.forEach(hash -> jdbc.sql("insert into account_recovery_code (account_id, hash) values (:user, :hash)")
                .param("user", user.value())
                .param("hash", hash)
                .update());
    }

    /** {@return whether that was a code of theirs; it is one no more} */
    public boolean useRecoveryCode(UserId user, String hash) {
        return jdbc.sql("delete from account_recovery_code where account_id = :user and hash = :hash")
                        .param("user", user.value())
                        .param("hash", hash)
                        .update()
                == 1;
    }

    public int recoveryCodes(UserId user) {
        return jdbc.sql("select count(*) from account_recovery_code where account_id = :user")
                .param("user", user.value())
                .query(Integer.class)
                .single();
    }
}
