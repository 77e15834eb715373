package org.malipo.rates;

import java.io.IOException;
import org.malipo.rates.SourceFault.Kind;

/** A source answered, but without prices. */
public final class SourceException extends IOException {
    private final transient SourceFault fault;

    public SourceException(Kind kind, String detail) {
        super(kind + " " + detail);
        this.fault = new SourceFault(kind, detail);
    }

    public SourceException(Kind kind) {
        this(kind, "");
    }

    SourceFault fault() {
        return fault;
    }
}
