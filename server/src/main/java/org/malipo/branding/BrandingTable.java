package org.malipo.branding;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All SQL on the server's branding. What is stored is laid over the defaults, for settings that newer versions bring. */
@Component
class BrandingTable {
    private final JdbcClient jdbc;
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final ObjectNode defaults = mapper.valueToTree(ServerBranding.DEFAULTS);

    BrandingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ServerBranding> find() {
        return jdbc.sql("select branding from server_branding")
                .query(String.class)
                .optional()
                .map(this::read);
    }

    /** {@return what is stored, once nobody else is changing it; the first time, what is given} */
    ServerBranding lock(ServerBranding otherwise) {
        jdbc.sql("""
                insert into server_branding (singleton, branding)
                values (true, cast(:branding as jsonb))
                on conflict (singleton) do nothing
                """).param("branding", mapper.writeValueAsString(otherwise)).update();
        return read(jdbc.sql("select branding from server_branding for update")
                .query(String.class)
                .single());
    }

    void update(ServerBranding branding) {
        jdbc.sql("update server_branding set branding = cast(:branding as jsonb)")
                .param("branding", mapper.writeValueAsString(branding))
                .update();
    }

    private ServerBranding read(String stored) {
        var merged = defaults.deepCopy();
        merged.setAll((ObjectNode) mapper.readTree(stored));
        return mapper.treeToValue(merged, ServerBranding.class);
    }
}
