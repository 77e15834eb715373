package org.malipo.stores;

import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.stores.Stores.NewStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes stores for people, and for nobody more than they may have. */
@Component
public class StoreMaking {
    private final Accounts accounts;
    private final StoreQuota quota;
    private final Stores stores;

    StoreMaking(Accounts accounts, StoreQuota quota, Stores stores) {
        this.accounts = accounts;
        this.quota = quota;
        this.stores = stores;
    }

    /**
     * Makes a store. Several that one person asks for at once wait for each other, so that none slips past the limit.
     *
     * @throws org.malipo.problem.ProblemException if this person has as many stores as they may
     */
    @Transactional
    public Store make(Caller by, NewStore wanted) {
        accounts.lock(by.user());
        quota.refuseIfReached(by);
        return stores.create(by.user(), wanted);
    }
}
