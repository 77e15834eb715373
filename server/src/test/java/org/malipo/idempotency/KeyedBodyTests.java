package org.malipo.idempotency;

import static java.util.UUID.randomUUID;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is read of the body of a request with a key. */
@ServerTest
class KeyedBodyTests {
    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private final String key = randomUUID().toString();
    private KeyedShop shop = new KeyedShop(0, null);

    @BeforeEach
    void anAdministrator() {
        people.none();
        shop = new KeyedShop(port, people.unrestrictedKey(people.admin()));
    }

    @Test
    void knowsAnUploadByItsPartsWhateverTheirBoundary() {
        var first = shop.upload(key, "one", "body { color: red }");
        var again = shop.upload(key, "two", "body { color: red }");
        var other = shop.upload(key, "three", "body { color: blue }");

        assertThat(first.status()).as(first.response().body()).isEqualTo(200);
        assertThat(again.isRepeated()).isTrue();
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void readsNoMoreOfABodyThanWithoutAKey() {
        var body = new byte[(2 << 20) + 1];

        var sized = shop.send(key, "POST", "/api/v1/stores", "application/json", BodyPublishers.ofByteArray(body));
        var chunked = shop.send(
                key,
                "POST",
                "/api/v1/stores",
                "application/json",
                BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)));

        assertThat(sized.status()).isEqualTo(413);
        assertThat(chunked.status()).isEqualTo(413);
    }
}
