package org.malipo.operations.doctor;

import java.util.List;
import org.malipo.files.StorageProbe;
import org.springframework.core.env.Environment;

/** Whether the bucket that uploaded files go to answers. */
record FileFindings(Environment settings) implements Check {
    private static final String CHECK = "files-reach";

    @Override
    public List<Finding> findings() {
        return List.of(StorageProbe.failure(settings)
                .map(why -> Finding.warn(
                        CHECK,
                        "Uploads fail: " + why,
                        "Mend malipo.files.s3., and let the key get, put and delete objects below files/."))
                .orElseGet(() -> Finding.ok(CHECK, "Uploaded files can be kept.")));
    }
}
