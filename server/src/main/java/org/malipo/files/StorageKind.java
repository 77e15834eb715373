package org.malipo.files;

import java.util.Locale;

/** A place where contents of files lie. */
enum StorageKind {
    FOLDER,
    S3;

    /** {@return its name in settings and in the database} */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StorageKind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
