package org.malipo.chain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.LightSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** By what a network is followed. */
class SourcesTests {
    @ParameterizedTest
    @EnumSource(names = "REGTEST", mode = EnumSource.Mode.EXCLUDE)
    void followsANetworkByItsOwnSeedsWhenNothingElseIsSet(Network network) {
        var settings = settings(Map.of("malipo.network." + network.id() + ".enabled", "true"));

        var sources = new Sources(settings, Clock.systemUTC(), Path.of("unused"));

        assertThat(sources.networks()).containsExactly(network);
        assertThat(sources.get(network)).isInstanceOf(LightClient.class);
        var light = requireNonNull(settings.enabled().get(network)).light(network, LightClient.USER_AGENT);
        assertThat(light.peers()).isEmpty();
        assertThat(light.seeds()).isEqualTo(LightSettings.seedsOf(network)).isNotEmpty();
        assertThat(light.connections()).isEqualTo(4);
        assertThat(light.proxy()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void followsANodeThatIsSet(Network network) {
        var name = "malipo.network." + network.id();
        var settings = settings(Map.of(
                name + ".enabled", "true",
                name + ".rpc.url", "http://127.0.0.1:9",
                name + ".rpc.user", "nobody",
                name + ".rpc.password", "nothing"));

        var sources = new Sources(settings, Clock.systemUTC(), Path.of("unused"));

        assertThat(sources.get(network)).isInstanceOf(FullNode.class);
        sources.close();
    }

    private static ChainSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("malipo", ChainSettings.class)
                .get();
    }
}
