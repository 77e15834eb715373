package org.malipo.interop.kit;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to processes. */
final class Signals {
    private Signals() {}

    /** @param name for example STOP */
    static void send(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
