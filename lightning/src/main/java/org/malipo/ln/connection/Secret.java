package org.malipo.ln.connection;

/** What lets whoever has it spend: a macaroon, a rune, a password. Prints nothing of it. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "[secret]";
    }
}
