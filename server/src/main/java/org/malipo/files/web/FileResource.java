package org.malipo.files.web;

import java.io.IOException;
import java.io.InputStream;
import org.malipo.files.StoredFile;
import org.malipo.files.StoredFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.AbstractResource;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The content of a file as it streams from its storage, which is asked when the answer begins. */
final class FileResource extends AbstractResource {
    private static final Logger log = LoggerFactory.getLogger(FileResource.class);

    private final StoredFiles files;
    private final StoredFile file;

    FileResource(StoredFiles files, StoredFile file) {
        this.files = files;
        this.file = file;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return file.size();
    }

    @Override
    public InputStream getInputStream() {
        try {
            return files.open(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IOException e) {
            log.warn("File {} can't be given out: {}", file.id(), e.getMessage());
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    @Override
    public String getDescription() {
        return "file " + file.id();
    }
}
