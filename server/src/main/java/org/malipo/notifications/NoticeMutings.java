package org.malipo.notifications;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.malipo.access.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people do not want to be told. */
@Component
public class NoticeMutings {
    private final JdbcClient jdbc;

    NoticeMutings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return everything that there is, each with whether this person is told} */
    public List<NoticeSetting> of(UserId user) {
        return NoticeSetting.list(jdbc.sql("select muted from notice_muting where account_id = :user")
                .param("user", user.value())
                .query((row, number) -> Set.of((String[]) row.getArray("muted").getArray()))
                .optional()
                .orElse(Set.of()));
    }

    /**
     * Replaces what this person does not want.
     *
     * @param disabled in either spelling; {@link NoticeSetting#ALL} for everything; unknown names count for nothing
     */
    public void set(UserId user, Collection<String> disabled) {
        jdbc.sql("""
                insert into notice_muting (account_id, muted)
                values (:user, cast(:muted as text[]))
                on conflict (account_id) do update set muted = excluded.muted
                """)
                .param("user", user.value())
                .param("muted", NoticeSetting.known(disabled).toArray(String[]::new))
                .update();
    }
}
