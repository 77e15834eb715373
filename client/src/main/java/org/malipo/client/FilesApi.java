package org.malipo.client;

import java.util.List;

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
