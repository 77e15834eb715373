package org.malipo.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Keeps contents, each under the id of its file. Ids are made by this server, never by a user. */
interface Storage extends AutoCloseable {
    /** Keeps the whole content. If it fails, the content may be there all the same. */
    void put(String id, byte[] content) throws IOException;

    /** {@return the content, for the caller to close; empty if there is none} */
    Optional<InputStream> open(String id) throws IOException;

    /** Removes the content and what an upload that was cut off left of it. Does nothing if there is none. */
    void delete(String id) throws IOException;

    @Override
    default void close() {}

    /** {@return the id} */
    static String checked(String id) {
        if (!id.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("No id of a file");
        }
        return id;
    }
}
