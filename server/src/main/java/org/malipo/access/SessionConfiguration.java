package org.malipo.access;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.security.web.authentication.SpringSessionRememberMeServices;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions live in the database, so that any server process can answer any request. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
    static final Duration REMEMBERED = Duration.ofDays(30);
    private static final Duration IDLE = Duration.ofHours(8);

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTable() {
        var forPostgres = new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
        return repository -> {
            repository.setTableName("account_session");
            repository.setDefaultMaxInactiveInterval(IDLE);
            forPostgres.customize(repository);
        };
    }

    /** Not readable by scripts, not sent with other sites' forms, and only over TLS where we are reached by it. */
    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("malipo");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setRememberMeRequestAttribute(SpringSessionRememberMeServices.REMEMBER_ME_LOGIN_ATTR);
        return cookie;
    }
}
