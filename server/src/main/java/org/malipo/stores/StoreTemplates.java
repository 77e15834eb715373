package org.malipo.stores;

import tools.jackson.databind.node.ObjectNode;

/** Knows what new stores may begin with. */
public interface StoreTemplates {
    /** {@return whether a store can have these settings, named as in the API} */
    boolean fits(ObjectNode template);
}
