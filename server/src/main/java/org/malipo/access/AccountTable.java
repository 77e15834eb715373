package org.malipo.access;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.TimedPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on accounts. */
@Component
class AccountTable {
    private static final String COLUMNS = """
            id, email, name, image_url, is_admin, approved, requires_approval, email_confirmed,
            requires_email_confirmation, disabled, store_quota, created_at, amount_unit, password_hash, stamp, locked_until,
            (exists (select 1 from account_totp app where app.account_id = account.id and app.confirmed_at is not null)
                or exists (select 1 from account_factor own where own.account_id = account.id)) as second_factor
            """;

    private final JdbcClient jdbc;

    AccountTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account beside what its password is checked against. */
    record Entry(Account account, AccountSecret secret) {}

    Optional<Entry> find(UserId id) {
        return jdbc.sql("select " + COLUMNS + " from account where id = :id")
                .param("id", id.value())
                .query(Row.class)
                .optional()
                .map(Row::toEntry);
    }

    Optional<Entry> findByEmail(String email) {
        if (email.indexOf('\0') >= 0) {
            return Optional.empty(); // strangers type anything, and the database has no such text
        }
        return jdbc.sql("select " + COLUMNS + " from account where email_key = :email")
                .param("email", key(email))
                .query(Row.class)
                .optional()
                .map(Row::toEntry);
    }

    /** {@return those of these accounts that exist, in no order} */
    List<Account> findAll(Collection<UserId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc
                        .sql("select " + COLUMNS + " from account where id in (:ids)")
                        .param("ids", ids.stream().map(UserId::value).toList())
                        .query(Row.class)
                        .list()
                        .stream()
                        .map(row -> row.toEntry().account())
                        .toList();
    }

    /** {@return accounts behind that place, oldest first} */
    List<Account> list(TimedPlace after, int limit) {
        return jdbc
                .sql("select " + COLUMNS + """
                from account
                where (created_at, id) > (:at, cast(:id as text))
                order by created_at, id
                limit :limit
                """)
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .param("limit", limit)
                .query(Row.class)
                .list()
                .stream()
                .map(row -> row.toEntry().account())
                .toList();
    }

    /** {@return those whose address or name holds a text, by address, after that address} */
    List<Account> page(String sought, String after, int limit) {
        return jdbc
                .sql("select " + COLUMNS + """
                from account
                where email_key collate "C" > :after
                  and (email_key like :pattern or lower(name) like :pattern)
                order by email_key collate "C"
                limit :limit
                """)
                .param("after", key(after))
                .param("pattern", "%" + key(sought).replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .param("limit", limit)
                .query(Row.class)
                .list()
                .stream()
                .map(row -> row.toEntry().account())
                .toList();
    }

    /** {@return the administrators whose accounts are not shut} */
    List<Account> enabledAdmins() {
        return jdbc
                .sql("select " + COLUMNS + " from account where is_admin and not disabled order by id")
                .query(Row.class)
                .list()
                .stream()
                .map(row -> row.toEntry().account())
                .toList();
    }

    /** {@return whether it was written; false if the e-mail address is taken} */
    boolean insert(Account account, @Nullable String passwordHash, String stamp) {
        return jdbc.sql("""
                insert into account (id, email, email_key, name, image_url, password_hash, stamp, is_admin, approved,
                    requires_approval, email_confirmed, requires_email_confirmation, disabled, store_quota, created_at)
                values (:id, :email, :emailKey, :name, :imageUrl, :passwordHash, :stamp, :isAdmin, :approved,
                    :requiresApproval, :emailConfirmed, :requiresEmailConfirmation, :disabled, :storeQuota, :createdAt)
                on conflict (email_key) do nothing
                """)
                        .param("id", account.id().value())
                        .param("email", account.email())
                        .param("emailKey", key(account.email()))
                        .param("name", account.name())
                        .param("imageUrl", account.imageUrl())
                        .param("passwordHash", passwordHash)
                        .param("stamp", stamp)
                        .param("isAdmin", account.isAdmin())
                        .param("approved", account.approved())
                        .param("requiresApproval", account.requiresApproval())
                        .param("emailConfirmed", account.emailConfirmed())
                        .param("requiresEmailConfirmation", account.requiresEmailConfirmation())
                        .param("disabled", account.disabled())
                        .param("storeQuota", account.storeQuota())
                        .param("createdAt", account.createdAt().atOffset(UTC))
                        .update()
                == 1;
    }

    /** {@return whether this account is the first administrator; whoever comes second waits here and gets false} */
    boolean claimFirstAdmin(UserId id) {
        return jdbc.sql("""
                insert into account_first_admin (singleton, account_id)
                values (true, :id)
                on conflict (singleton) do nothing
                """).param("id", id.value()).update() == 1;
    }

    boolean hasAdmin() {
        return jdbc.sql("select exists (select 1 from account_first_admin)")
                .query(Boolean.class)
                .single();
    }

    void setPassword(UserId id, String passwordHash, String stamp) {
        jdbc.sql("update account set password_hash = :passwordHash, stamp = :stamp where id = :id")
                .param("id", id.value())
                .param("passwordHash", passwordHash)
                .param("stamp", stamp)
                .update();
    }

    /** Lets others who want to change this account wait until the end of the transaction. */
    void lock(UserId id) {
        jdbc.sql("select id from account where id = :id for update")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    void setStamp(UserId id, String stamp) {
        jdbc.sql("update account set stamp = :stamp where id = :id")
                .param("id", id.value())
                .param("stamp", stamp)
                .update();
    }

    /** Counts a wrong password or code; enough of them, one soon after the other, lock the account. */
    void countFailure(UserId id, Instant now) {
        jdbc.sql("""
                with seen as (
                    select id, case when failed_at > :lapsed then failed_sign_ins else 0 end + 1 as failures
                    from account
                    where id = :id
                )
                update account
                set failed_sign_ins = case when failures >= :limit then 0 else failures end,
                    locked_until = case when failures >= :limit then :lockedUntil else locked_until end,
                    failed_at = :now
                from seen
                where account.id = seen.id
                """)
                .param("id", id.value())
                .param("limit", PasswordCheck.FAILURES)
                .param("lapsed", now.minus(PasswordCheck.LOCK).atOffset(UTC))
                .param("lockedUntil", now.plus(PasswordCheck.LOCK).atOffset(UTC))
                .param("now", now.atOffset(UTC))
                .update();
    }

    void forgetFailures(UserId id) {
        jdbc.sql("""
                update account
                set failed_sign_ins = 0, locked_until = null
                where id = :id and (failed_sign_ins > 0 or locked_until is not null)
                """).param("id", id.value()).update();
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private record Row(
            String id,
            String email,
            @Nullable String name,
            @Nullable String imageUrl,
            boolean isAdmin,
            boolean approved,
            boolean requiresApproval,
            boolean emailConfirmed,
            boolean requiresEmailConfirmation,
            boolean disabled,
            @Nullable Integer storeQuota,
            OffsetDateTime createdAt,
            AmountUnit amountUnit,
            @Nullable String passwordHash,
            String stamp,
            @Nullable OffsetDateTime lockedUntil,
            boolean secondFactor) {
        Entry toEntry() {
            var account = new Account(
                    new UserId(id),
                    email,
                    name,
                    imageUrl,
                    isAdmin,
                    approved,
                    requiresApproval,
                    emailConfirmed,
                    requiresEmailConfirmation,
                    disabled,
                    storeQuota,
                    createdAt.toInstant(),
                    amountUnit);
            var until = lockedUntil == null ? null : lockedUntil.toInstant();
            return new Entry(account, new AccountSecret(passwordHash, stamp, until, secondFactor));
        }
    }
}
