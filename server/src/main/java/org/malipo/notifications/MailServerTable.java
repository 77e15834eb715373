package org.malipo.notifications;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on mail servers. */
@Component
class MailServerTable {
    private final JdbcClient jdbc;

    MailServerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<MailServer> find(String owner) {
        return jdbc.sql("""
                select owner, store_id, host, port, login, password, sender, disable_certificate_check, trusted
                from mail_server
                where owner = :owner
                """).param("owner", owner).query(MailServer.class).optional();
    }

    void save(MailServer server) {
        jdbc.sql("""
                insert into mail_server
                    (owner, store_id, host, port, login, password, sender, disable_certificate_check, trusted)
                values (:owner, :store, :host, :port, :login, :password, :sender, :unchecked, :trusted)
                on conflict (owner) do update
                set host = excluded.host, port = excluded.port, login = excluded.login, password = excluded.password,
                    sender = excluded.sender, disable_certificate_check = excluded.disable_certificate_check,
                    trusted = excluded.trusted
                """)
                .param("owner", server.owner())
                .param("store", server.storeId())
                .param("host", server.host())
                .param("port", server.port())
                .param("login", server.login())
                .param("password", server.password())
                .param("sender", server.sender())
                .param("unchecked", server.disableCertificateCheck())
                .param("trusted", server.trusted())
                .update();
    }

    void forgetPassword(String owner) {
        jdbc.sql("update mail_server set password = null where owner = :owner")
                .param("owner", owner)
                .update();
    }
}
