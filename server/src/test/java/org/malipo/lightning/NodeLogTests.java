package org.malipo.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.testing.ServerTest;
import org.slf4j.LoggerFactory;

/** Macaroons travel in headers, which the HTTP library writes down where everything is. */
@ServerTest
class NodeLogTests {
    @ParameterizedTest
    @ValueSource(strings = {"org.apache.hc.client5.http.headers", "org.apache.hc.client5.http.wire"})
    void holdsNoHeadersHoweverMuchIsLogged(String logger) {
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var before = root.getLevel();
        root.setLevel(Level.TRACE);
        try {
            assertThat(LoggerFactory.getLogger(logger).isDebugEnabled()).isFalse();
        } finally {
            root.setLevel(before);
        }
    }
}
