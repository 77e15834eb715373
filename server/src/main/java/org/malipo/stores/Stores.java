package org.malipo.stores;

import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;

/** The stores of this server. */
@Component
public class Stores {
    private final StoreTable table;

    Stores(StoreTable table) {
        this.table = table;
    }

    public Optional<Store> find(StoreId id) {
        return table.find(id);
    }

    /** @throws ProblemException if there is no such store */
    public Store get(StoreId id) {
        return find(id).orElseThrow(
                        () -> new ProblemException(Problem.notFound("store-not-found", "The store was not found")));
    }
}
