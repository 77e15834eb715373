package org.malipo.ln.http;

/** What a node answered, whatever it says. */
public record Answer(int status, String body) {
    public boolean isOk() {
        return status / 100 == 2;
    }
}
