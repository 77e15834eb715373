package org.malipo.wallets;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Wallet configurations as the database keeps them. */
@Component
class ConfigJson {
    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(WalletConfig config) {
        return mapper.writeValueAsString(config);
    }

    WalletConfig read(String stored) {
        return mapper.readValue(stored, WalletConfig.class);
    }
}
