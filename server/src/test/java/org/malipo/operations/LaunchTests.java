package org.malipo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Words of the command line that stand for settings. */
class LaunchTests {
    @Test
    void switchesNetworksOn() {
        assertThat(Launch.settings("--network", "signet", "--network=mainnet", "--malipo.http.port=9000"))
                .containsExactly(
                        "--malipo.network.signet.enabled=true",
                        "--malipo.network.mainnet.enabled=true",
                        "--malipo.http.port=9000");
    }

    @Test
    void leavesANetworkWithoutANameToTheCheckOfSettings() {
        assertThat(Launch.settings("--network")).containsExactly("--network");
        assertThat(Launch.settings("--network", "moon")).containsExactly("--malipo.network.moon.enabled=true");
    }
}
