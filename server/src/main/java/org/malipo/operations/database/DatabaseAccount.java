package org.malipo.operations.database;

import org.jspecify.annotations.Nullable;

/** As whom to connect to which database. */
record DatabaseAccount(
        String jdbcUrl, @Nullable String user, @Nullable String password) {
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
