package org.malipo.operations.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What is refused at start, in whole sentences. */
class SettingsCheckTests {
    private static final Map<String, Object> REGTEST = Map.of(
            "malipo.network.regtest.enabled", "true",
            "malipo.network.regtest.rpc.url", "http://127.0.0.1:18443",
            "malipo.network.regtest.rpc.cookiefile", "/var/lib/node/.cookie");
    private static final String DATABASE = "postgresql://malipo@127.0.0.1/malipo";
    private static final Map<String, Object> MAINNET = Map.of(
            "malipo.network.mainnet.enabled", "true",
            "malipo.network.mainnet.rpc.url", "http://127.0.0.1:8332",
            "malipo.network.mainnet.rpc.cookiefile", "/var/lib/node/.cookie",
            "malipo.public.url", "https://pay.example.com",
            "DATABASE_URL", DATABASE);

    @Test
    void startsWithAFewSettings() {
        assertThat(refusals(REGTEST)).isEmpty();
        assertThat(refusals(MAINNET)).isEmpty();
    }

    @Test
    void namesTheSettingThatWasMeant() {
        assertThat(refusals(REGTEST, "malipo.publik.url", "https://pay.example.com"))
                .containsExactly("There is no setting malipo.publik.url; did you mean malipo.public.url?");
        assertThat(refusals(REGTEST, "malipo.network.regtest.rpc.cookie", "x"))
                .containsExactly("There is no setting malipo.network.regtest.rpc.cookie;"
                        + " did you mean malipo.network.regtest.rpc.cookiefile?");
    }

    @Test
    void readsTheEnvironment() {
        var environment = emptyEnvironment();
        var variables = new HashMap<String, Object>();
        REGTEST.forEach(
                (name, value) -> variables.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        variables.put("MALIPO_HOME", "/opt/malipo");
        variables.put("MALIPO_LEASE_TTL", "soon");
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));

        assertThat(SettingsCheck.refusals(environment))
                .containsExactly("malipo.lease.ttl must be a time such as 10s, 5m or 2h, not soon.");
    }

    @Test
    void tellsAllThatIsWrongTogetherAndNoSecret() {
        assertThat(refusals(
                        REGTEST,
                        "malipo.http.port",
                        "eighty",
                        "DATABASE_URL",
                        "mysql://root:hunter2@db/malipo",
                        "malipo.network.signet.enabled",
                        "perhaps"))
                .containsExactly(
                        "DATABASE_URL must be an address such as postgresql://user@host:5432/name.",
                        "malipo.http.port must be a port between 0 and 65535, not eighty.",
                        "malipo.network.signet.enabled must be true or false, not perhaps.");
    }

    @Test
    void wantsANetworkAndItsNode() {
        assertThat(refusals(Map.of()))
                .containsExactly(
                        "Switch on at least one network: malipo.network.mainnet.enabled=true, or testnet4, signet, regtest.");
        assertThat(refusals(REGTEST, "malipo.network.regtest.rpc.user", "me"))
                .containsExactly(
                        "Give either a cookie file or user and password: malipo.network.regtest.rpc.cookiefile, or"
                                + " malipo.network.regtest.rpc.user with malipo.network.regtest.rpc.passwordfile.");
        assertThat(refusals(REGTEST, "malipo.network.signet.enabled", "true", "malipo.network.signet.rpc.user", "me"))
                .contains("Set malipo.network.signet.rpc.url to the node's address.");
    }

    @Test
    void followsByPeersWhereThereIsNoNode() {
        for (var network : List.of("testnet4", "signet")) {
            assertThat(refusals(Map.of("malipo.network." + network + ".enabled", "true", "DATABASE_URL", DATABASE)))
                    .as(network)
                    .isEmpty();
        }
        assertThat(refusals(Map.of("malipo.network.regtest.enabled", "true")))
                .contains("Set malipo.network.regtest.rpc.url to the node's address.");
        assertThat(refusals(Map.of(
                        "malipo.network.regtest.enabled", "true",
                        "malipo.network.regtest.light.peers", "127.0.0.1:18444")))
                .isEmpty();
    }

    @Test
    void refusesTheAddressOfANodeThatWouldNotBeUsed() {
        assertThat(refusals(Map.of("malipo.network.signet.enabled", "true", "malipo.network.signet.p2p", "node:38333")))
                .containsExactly(
                        "malipo.network.signet.p2p is the address of a node that has malipo.network.signet.rpc.url"
                                + " as well; peers of a light client are named in malipo.network.signet.light.peers.");
    }

    @Test
    void refusesAddressesThatNobodyCanReadAndPasswordsInThem() {
        for (var peer : List.of("node:", "node:38333?x", "node:38333#x", "me:secret@node")) {
            assertThat(refusals(
                            Map.of("malipo.network.signet.enabled", "true", "malipo.network.signet.light.peers", peer)))
                    .as(peer)
                    .hasSize(1);
        }
        assertThat(refusals(REGTEST, "malipo.network.regtest.rpc.url", "http://me:secret@127.0.0.1:18443"))
                .hasSize(1);
    }

    @Test
    void startsForThisMachineAloneFromTheCommandLine() {
        var environment = emptyEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource("--malipo.network.mainnet.enabled=true"));
        environment.getPropertySources().addLast(new MapPropertySource("test", Map.of("DATABASE_URL", DATABASE)));

        new DerivedSettings().postProcessEnvironment(environment, new SpringApplication());

        assertThat(SettingsCheck.refusals(environment)).isEmpty();
        assertThat(environment.getProperty("malipo.public.url")).isEqualTo("http://127.0.0.1:8080");
    }

    @Test
    void wantsThePublicAddressOfAServerThatOthersReach() {
        var mainnet = Map.<String, Object>of("malipo.network.mainnet.enabled", "true", "DATABASE_URL", DATABASE);

        assertThat(refusals(mainnet)).containsExactly("Set malipo.public.url to the address that payers use.");
        assertThat(refusals(mainnet, "malipo.http.proxies", "10.0.0.0/8"))
                .containsExactly("Set malipo.public.url to the address that payers use.");
    }

    @Test
    void wantsEitherANodeOrPeers() {
        assertThat(refusals(REGTEST, "malipo.network.regtest.light.peers", "127.0.0.1:18444"))
                .containsExactly("Name either a node in malipo.network.regtest.rpc, or peers in"
                        + " malipo.network.regtest.light.peers; not both.");
        assertThat(refusals(Map.of("malipo.network.signet.enabled", "true", "malipo.network.signet.light.seeds", "")))
                .containsExactly("Without seeds no peers are found: name some in malipo.network.signet.light.peers.");
        assertThat(refusals(Map.of(
                        "malipo.network.signet.enabled", "true", "malipo.network.signet.light.connections", "0")))
                .containsExactly("malipo.network.signet.light.connections must be at least 1.");
    }

    @Test
    void refusesWhatWouldExposeTheServer() {
        assertThat(refusals(MAINNET, "malipo.http.bind", "0.0.0.0"))
                .containsExactly(
                        "The public port has no TLS of its own: let malipo.http.bind be 127.0.0.1 behind a proxy,"
                                + " or name the proxy in malipo.http.proxies.");
        assertThat(refusals(MAINNET, "malipo.http.bind", "0.0.0.0", "malipo.http.proxies", "10.0.0.0/8"))
                .isEmpty();
        assertThat(refusals(MAINNET, "malipo.http.proxies", "0.0.0.0/0"))
                .containsExactly("0.0.0.0/0 would let anybody forge client addresses.");
        assertThat(refusals(MAINNET, "malipo.management.bind", "0.0.0.0"))
                .containsExactly("Others can reach the management port: set malipo.management.token, or let"
                        + " malipo.management.bind be 127.0.0.1.");
        assertThat(refusals(MAINNET, "malipo.management.port", "8080"))
                .containsExactly("The management port must differ from the public port.");
        assertThat(refusals(MAINNET, "malipo.public.url", "http://pay.example.com"))
                .containsExactly(
                        "malipo.public.url must begin with https: payers would see addresses that anybody on the"
                                + " way can change.");
        assertThat(refusals(MAINNET, "malipo.public.url", "http://abcdefgh.onion"))
                .isEmpty();
        assertThat(refusals(MAINNET, "DATABASE_URL", "postgresql://malipo@db.example.com/malipo?sslmode=disable"))
                .containsExactly("sslmode=disable is refused for a host that is not local.");
    }

    @Test
    void keepsPricesOfTheSandboxAwayFromRealMoney() {
        assertThat(refusals(MAINNET, "malipo.rates.fixed", "BTC_USD:61542.00"))
                .containsExactly(
                        "malipo.rates.fixed is for regtest alone: customers would pay at prices that never move.");
        assertThat(refusals(REGTEST, "malipo.rates.fixed", "BTC_USD:61542.00,BTC_KES:7950000"))
                .isEmpty();
    }

    private static List<String> refusals(Map<String, Object> settings, String... more) {
        var all = new HashMap<>(settings);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        var environment = emptyEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        new DerivedSettings().postProcessEnvironment(environment, new SpringApplication());
        return SettingsCheck.refusals(environment);
    }

    /** Without what happens to be set on the machine that runs the tests. */
    private static StandardEnvironment emptyEnvironment() {
        var environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        return environment;
    }
}
