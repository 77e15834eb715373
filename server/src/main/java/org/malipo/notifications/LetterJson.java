package org.malipo.notifications;

import tools.jackson.databind.json.JsonMapper;

/** A letter as text, for sealing. */
final class LetterJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private LetterJson() {}

    static String write(Letter letter) {
        return JSON.writeValueAsString(letter);
    }

    static Letter read(String text) {
        return JSON.readValue(text, Letter.class);
    }
}
