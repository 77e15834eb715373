package org.malipo.client;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files that the server keeps, for administrators. */
public final class FilesApi {
    private final Transport transport;

    FilesApi(Transport transport) {
        this.transport = transport;
    }

    /** @param take how many at most, up to 1000 */
    public List<StoredFile> list(int skip, int take) {
        return transport.list(Route.to("files").with("skip", skip).with("take", take), StoredFile.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<StoredFile> page(int take, @Nullable String after) {
        return transport.page(Route.to("files"), StoredFile.class, take, after);
    }

    /** {@return all files, newest first} They are read page after page, while the stream is. */
    public Stream<StoredFile> stream() {
        return transport.stream(Route.to("files"), StoredFile.class);
    }

    public StoredFile upload(Upload file) {
        return transport.upload(Route.to("files"), file, StoredFile.class);
    }

    public StoredFile get(String fileId) {
        return transport.get(Route.to("files", fileId), StoredFile.class);
    }

    public void delete(String fileId) {
        transport.call("DELETE", Route.to("files", fileId), null);
    }
}
