package org.malipo.access;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All SQL on the server's policies. What is stored is laid over the defaults, so that a policy that a newer version brings
 * has its default in an older row.
 */
@Component
class PolicyTable {
    private final JdbcClient jdbc;
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final ObjectNode defaults = mapper.valueToTree(ServerPolicies.DEFAULTS);

    PolicyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ServerPolicies> find() {
        return jdbc.sql("select policies from server_policy")
                .query(String.class)
                .optional()
                .map(this::read);
    }

    void save(ServerPolicies policies) {
        jdbc.sql("""
                insert into server_policy (singleton, policies)
                values (true, cast(:policies as jsonb))
                on conflict (singleton) do update set policies = excluded.policies
                """).param("policies", mapper.writeValueAsString(policies)).update();
    }

    private ServerPolicies read(String stored) {
        var merged = defaults.deepCopy();
        merged.setAll((ObjectNode) mapper.readTree(stored));
        return mapper.treeToValue(merged, ServerPolicies.class);
    }
}
