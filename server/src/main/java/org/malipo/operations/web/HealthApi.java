package org.malipo.operations.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.malipo.access.Public;
import org.malipo.chain.Chain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server is up, for everybody: no name, address or version. */
@RestController
class HealthApi {
    private final Chain chain;

    HealthApi(Chain chain) {
        this.chain = chain;
    }

    /** @param isSynchronized whether all that the networks' nodes know is known here */
    record HealthData(@JsonProperty("synchronized") boolean isSynchronized) {}

    @Public
    @GetMapping("/api/v1/health")
    HealthData health() {
        return new HealthData(chain.networks().stream()
                .allMatch(network -> chain.status(network).isReady()));
    }
}
