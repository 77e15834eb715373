package org.malipo.lightning;

import static java.util.Locale.ROOT;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Policies;
import org.malipo.access.StoreId;
import org.malipo.ln.connection.Secret;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.MissingPermission;
import org.malipo.stores.PaymentMethodKind;
import org.malipo.stores.Stores;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Payments over Lightning: to a node of the store's, or to the server's own. */
@Component
@Order(1)
class LightningMethod implements PaymentMethodKind {
    private static final Set<String> SPELLINGS =
            Set.of("BTC-LN", "BTC-LIGHTNINGLIKE", "BTC-LIGHTNINGNETWORK", "BTC-OFFCHAIN");

    private final NodeTable table;
    private final InternalNodes internal;
    private final ConnectionRules rules;
    private final Policies policies;
    private final Stores stores;
    private final LightningTrail trail;

    @SuppressWarnings("TooManyParameters") // who may set up what, and where it is kept
    LightningMethod(
            NodeTable table,
            InternalNodes internal,
            ConnectionRules rules,
            Policies policies,
            Stores stores,
            LightningTrail trail) {
        this.table = table;
        this.internal = internal;
        this.rules = rules;
        this.policies = policies;
        this.stores = stores;
        this.trail = trail;
    }

    @Override
    public String id() {
        return "BTC-LN";
    }

    @Override
    public boolean isNamed(String text) {
        return SPELLINGS.contains(text.toUpperCase(ROOT).replace('_', '-'));
    }

    @Override
    public Optional<Method> of(StoreId store) {
        return table.method(store).map(method -> new Method(method.enabled(), () -> config(method)));
    }

    private Map<String, String> config(NodeTable.Method method) {
        return method.nodeId() == null
                ? Map.of("internalNodeRef", LightningConfig.INTERNAL)
                : Map.of(
                        "connectionString",
                        table.find(new NodeId(method.nodeId()))
                                .orElseThrow()
                                .connection()
                                .value());
    }

    @Override
    @Transactional
    public void configure(StoreId store, JsonNode config) {
        stores.hold(store);
        var wanted = LightningConfig.of(config);
        if (wanted.isInternal()) {
            checkInternal(store);
            table.use(store, null);
        } else {
            rules.check(wanted.connection());
            table.use(
                    store,
                    table.insert(store, new Secret(wanted.connection()), rules.trusted())
                            .id());
        }
        trail.configured(store, wanted.isInternal());
    }

    private void checkInternal(StoreId store) {
        var right = Permission.CAN_USE_INTERNAL_LIGHTNING_NODE;
        var allowed = policies.current().allowLightningInternalNodeForAll()
                || Caller.find().map(caller -> caller.may(right, null)).orElse(true);
        if (!allowed) {
            throw new MissingPermission(right.policy());
        }
        if (!internal.isSet(stores.get(store).network())) {
            throw FieldErrors.of(ConnectionRules.PATH, "The internal lightning node is not set up");
        }
    }

    @Override
    @Transactional
    public void enable(StoreId store, boolean enabled) {
        if (table.enable(store, enabled)) {
            trail.enabled(store, enabled);
        }
    }

    @Override
    @Transactional
    public void remove(StoreId store) {
        if (table.remove(store)) {
            trail.removed(store);
        }
    }
}
