package org.malipo.bitpay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.StoreId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The programs that stores have let in. */
@Component
public class LegacyTokens {
    private final TokenTable table;
    private final Audit audit;

    LegacyTokens(TokenTable table, Audit audit) {
        this.table = table;
        this.audit = audit;
    }

    /** {@return those of the store, oldest first} */
    public List<LegacyToken> ofStore(StoreId store) {
        return table.ofStore(store);
    }

    /** {@return those of the program, newest first} */
    public List<LegacyToken> ofProgram(Sin sin) {
        return table.ofProgram(sin);
    }

    public Optional<LegacyToken> find(StoreId store, String id) {
        return table.find(store, id);
    }

    /** Shuts a program out, at once. */
    @Transactional
    public void revoke(LegacyToken token) {
        if (table.delete(token)) {
            audit.record(new AuditEntry("bitpay.token.revoked", token.store(), object(token), details(token)));
        }
    }

    static String object(LegacyToken token) {
        return "bitpay-token:" + token.id();
    }

    static Map<String, String> details(LegacyToken token) {
        return Map.of("label", token.label(), "sin", token.sin().value());
    }
}
