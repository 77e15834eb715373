package org.malipo.access;

import java.util.Collection;
import java.util.Map;
import org.springframework.web.multipart.MultipartFile;

/** Uploaded files that lower modules keep by reference, for the module that stores them to implement. */
public interface Uploads {
    /** What a file is for, which decides what it may be. */
    enum Kind {
        IMAGE,
        STYLE_SHEET,
        SOUND
    }

    /**
     * Checks and keeps a file.
     *
     * @return a reference to it, {@code fileid:} and its id
     * @throws org.malipo.problem.InvalidFields on {@code file} if it is empty, too large or not of that kind
     */
    String store(MultipartFile file, UserId owner, Kind kind);

    /** {@return the absolute address of a reference; any other text as it is} */
    String urlOf(String reference);

    /** {@return the same for each of them, all looked up at once} */
    Map<String, String> urlsOf(Collection<String> references);

    /** Removes the file of a reference, if the caller uploaded it or is an administrator. Any other text names no file. */
    void delete(String reference);

    /** Removes the file of a reference that whoever asks is known to own; one that is gone is passed over. */
    void discard(String reference);
}
