package org.malipo.stores;

import java.util.List;
import org.malipo.access.StoreId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on which files were uploaded for which store. */
@Component
class StoreUploadTable {
    private final JdbcClient jdbc;

    StoreUploadTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(StoreId store, String reference) {
        jdbc.sql("insert into store_upload (reference, store_id) values (:reference, :store)")
                .param("reference", reference)
                .param("store", store.value())
                .update();
    }

    List<String> list(StoreId store, int limit) {
        return jdbc.sql("select reference from store_upload where store_id = :store order by reference limit :limit")
                .param("store", store.value())
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** {@return whether it was uploaded for this store} */
    boolean remove(StoreId store, String reference) {
        return jdbc.sql("delete from store_upload where reference = :reference and store_id = :store")
                        .param("reference", reference)
                        .param("store", store.value())
                        .update()
                == 1;
    }
}
