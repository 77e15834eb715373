package org.malipo.operations.web;

import java.util.List;
import org.malipo.access.SignedIn;
import org.malipo.chain.Chain;
import org.malipo.operations.watch.ServerVersion;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which version runs here, and how far it has followed the networks. */
@RestController
class ServerInfoApi {
    private final Chain chain;
    private final ServerVersion version;

    ServerInfoApi(Chain chain, ServerVersion version) {
        this.chain = chain;
        this.version = version;
    }

    @SignedIn
    @GetMapping("/api/v1/server/info")
    ServerInfoData info() {
        var networks = chain.networks().stream()
                .sorted()
                .map(chain::status)
                .map(ServerInfoData.SyncStatus::of)
                .toList();
        var synched = networks.stream().allMatch(ServerInfoData.SyncStatus::available);
        return new ServerInfoData(version.text(), null, List.of(ServerInfoData.ON_CHAIN), synched, networks);
    }
}
