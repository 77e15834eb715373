package org.malipo.access;

import org.springframework.beans.factory.annotation.Value;
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

    /** @param hotWalletForAll what holds until an administrator has decided it */
    PolicyTable(JdbcClient jdbc, @Value("${malipo.hotwallet.forall:false}") boolean hotWalletForAll) {
        this.jdbc = jdbc;
        defaults.put("allowHotWalletForAll", hotWalletForAll);
    }

    /** {@return what was decided; the defaults if nothing was} */
    ServerPolicies get() {
        return read(jdbc.sql("select policies from server_policy")
                .query(String.class)
                .optional()
                .orElse("{}"));
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
