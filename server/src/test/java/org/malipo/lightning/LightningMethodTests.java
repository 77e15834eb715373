package org.malipo.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.access.Memberships;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store's Lightning node as a payment method: who may connect what, and who sees it. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class LightningMethodTests extends LightningCase {
    private static final String NO_RIGHT = "You do not have 'btcpay.server.canmodifyserversettings' rights, so the"
            + " connection string should not contain ";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private OpenNodes nodes;

    @Autowired
    private Memberships memberships;

    @Test
    void isConnectedShownAndRemoved() {
        var connection = network.byMacaroon("store");

        var made = ok(configure(admin(), store, connection));

        assertThat(made.toString())
                .isEqualTo("{\"enabled\":true,\"paymentMethodId\":\"BTC-LN\",\"config\":{\"connectionString\":\""
                        + connection + "\"}}");
        assertThat(ok(get(admin(), METHOD, store.value())).get("config").isNull())
                .isTrue();
        call(admin(), HttpMethod.DELETE, METHOD, null, store.value())
                .expectStatus()
                .isOk();
        assertRefused(get(admin(), METHOD, store.value()), 404, "paymentmethod-not-found");
        assertRefused(get(admin(), STORE + "/info", store.value()), 404, "lightning-not-configured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC-LN", "btc_ln", "BTC-LightningNetwork", "BTC_LightningLike", "BTC-OffChain"})
    void isFoundByEachOfItsSpellings(String spelling) {
        storeHas("store");

        var method = ok(get(admin(), METHOD.replace("BTC-LN", spelling), store.value()));

        assertThat(method.get("paymentMethodId").asString()).isEqualTo("BTC-LN");
    }

    @Test
    void staysDisabledWhenItIsConnectedAnew() {
        storeHas("store");
        call(admin(), HttpMethod.PUT, METHOD, "{'enabled': false}", store.value())
                .expectStatus()
                .isOk();

        storeHas("hub");

        assertThat(ok(get(admin(), METHOD, store.value())).get("enabled").asBoolean())
                .isFalse();
    }

    @Test
    void isTakenAsAPlainText() {
        var config = "{'config': '" + network.byMacaroon("store") + "'}";

        call(admin(), HttpMethod.PUT, METHOD, config, store.value())
                .expectStatus()
                .isOk();

        assertThat(ok(get(admin(), STORE + "/info", store.value())).get("alias").asString())
                .isEqualTo("store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=lnd-rest;type=eclair | Duplicate key type",
                "hello | The format of the connectionString should a list of key=value delimited by semicolon",
                "server=https://lnd.example.com | The key 'type' is mandatory",
                "type=carrier-pigeon;server=https://lnd.example.com | Unsupported connection string",
                "type=lnd-rest;server=http://lnd.example.com |"
                        + " The key 'allowinsecure' is false, but server's Uri is not using https",
                "type=lnd-rest;server=https://lnd.example.com;macaroon=no | The key 'macaroon' format should be in hex",
                "type=eclair;server=https://eclair.example.com | Nodes of this type are not supported yet",
                "'' | The connection string or setting the internal node is required",
            })
    void tellsWhatIsWrongWithAConnectionString(String connection, String message) {
        assertInvalid(configure(admin(), store, connection), "ConnectionString", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "type=lnd-rest;server=https://lnd.example.com;macaroonfilepath=/etc/lnd/admin.macaroon |"
                        + " 'macaroonfilepath'",
                "type=lnd-rest;server=https://lnd.example.com; MacaroonDirectoryPath =/etc/lnd |"
                        + " 'macaroondirectorypath'",
                "type=lnd-rest;server=https://lnd.example.com;certfilepath=/etc/passwd | 'certfilepath'",
                "type=lnd-rest;server=https://lnd.example.com;cookiefilepath=/etc/passwd | 'cookiefilepath'",
                "unix:///run/lightning-rpc | the path of a file",
                "/run/lightning-rpc | the path of a file",
            })
    void readsNoFileOfTheServerForAUser(String connection, String what) {
        assertInvalid(configure(person(), other, connection), "ConnectionString", NO_RIGHT + what);
        assertThat(jdbc.sql("select count(*) from lightning_node")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "[::1]", "[fd00::1]", "localhost",
                "lnd", "lnd.internal", "lnd.local", "lnd.LAN", "lnd.local.", "100.64.0.1", "[::ffff:10.0.0.1]"
            })
    void callsNoNeighbourOfTheServerForAUser(String host) {
        var connection = "type=lnd-rest;server=https://" + host + ":8080;macaroon=00";

        assertInvalid(
                configure(person(), other, connection),
                "ConnectionString",
                NO_RIGHT
                        + "a local IP address, or a name without a dot or ending with '.internal', '.local' or '.lan'");
    }

    @Test
    void takesAnAdministratorForAUserWhenTheirKeyIsForStoresAlone() {
        var key = as(admin, "btcpay.store.canmodifystoresettings");

        assertInvalid(
                configure(key, store, network.byFiles("store")), "ConnectionString", NO_RIGHT + "'macaroonfilepath'");
    }

    @Test
    void letsAUserConnectANodeOfTheWorld() {
        var connection = "type=lnd-rest;server=https://lnd.example.com;macaroon=00ff";

        configure(person(), other, connection).expectStatus().isOk();
    }

    @Test
    void isSecretToThoseWhoMayOnlyLook(CapturedOutput output) {
        storeHas("store");
        var secret = network.macaroon("store");
        var viewer = as(admin, "btcpay.store.canviewstoresettings", "btcpay.store.canuselightningnode");

        var seen = List.of(
                ok(get(viewer, METHOD, store.value())),
                ok(get(viewer, "/api/v1/stores/{store}/payment-methods", store.value())),
                ok(get(viewer, STORE + "/info", store.value())));

        assertThat(seen).noneMatch(answer -> answer.toString().contains(secret));
        assertRefused(get(viewer, METHOD + "?includeConfig=true", store.value()), 403, "missing-permission");
        assertThat(output.getAll()).doesNotContain(secret);
    }

    @Test
    void isSealedInTheDatabase() {
        var keyed = admin().mutate().defaultHeader("Idempotency-Key", "k1").build();
        configure(keyed, store, network.byMacaroon("store")).expectStatus().isOk();

        var secret = network.macaroon("store");
        assertThat(jdbc.sql("select connection from lightning_node")
                        .query(String.class)
                        .single())
                .doesNotContain(secret)
                .startsWith("s1:");
        assertRefused(configure(keyed, store, network.byMacaroon("store")), 409, "idempotency-answer-not-stored");
    }

    @Test
    void isOneClientForAllWhoHaveIt() {
        var second = people.store(admin);
        storeHas("store");
        configure(admin(), second, network.byMacaroon("store")).expectStatus().isOk();
        nodes.closeAll();

        ok(get(admin(), STORE + "/info", store.value()));
        ok(get(admin(), STORE + "/info", second.value()));
        assertThat(nodes.count()).isOne();

        clock.tick(Duration.ofMinutes(6));
        nodes.closeIdle();
        assertThat(nodes.count()).isZero();
        ok(get(admin(), STORE + "/info", store.value()));
    }

    @Test
    void isNothingForAManager() {
        memberships.add(store, person.id(), "Manager");

        assertRefused(configure(person(), store, network.byMacaroon("store")), 403, "missing-permission");
    }
}
