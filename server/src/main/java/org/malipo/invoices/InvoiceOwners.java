package org.malipo.invoices;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.access.StoreOfPath;
import org.springframework.stereotype.Component;

/** Whose an invoice is, which never changes. */
@Component
class InvoiceOwners implements StoreOfPath {
    private final InvoiceTable table;
    private final Cache<InvoiceId, StoreId> known =
            Caffeine.newBuilder().maximumSize(100_000).build();

    InvoiceOwners(InvoiceTable table) {
        this.table = table;
    }

    Optional<StoreId> storeOf(InvoiceId id) {
        if (!id.isPlausible()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                known.get(id, unknown -> table.storeOf(unknown).orElse(null)));
    }

    @Override
    public String variable() {
        return "invoiceId";
    }

    @Override
    public Optional<StoreId> storeOf(String id) {
        return storeOf(new InvoiceId(id));
    }
}
