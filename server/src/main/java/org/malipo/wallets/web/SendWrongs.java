package org.malipo.wallets.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.malipo.wallets.setup.Refusal;

/** What is wrong with a form for sending, by field: {@code destination-0}, {@code rate}, or {@code form} for the whole. */
public final class SendWrongs {
    static final String FORM = "form";

    private final Map<String, Refusal> found = new LinkedHashMap<>();

    static SendWrongs none() {
        return new SendWrongs();
    }

    static SendWrongs of(Refusal refusal) {
        var wrongs = new SendWrongs();
        wrongs.found.put(FORM, refusal);
        return wrongs;
    }

    SendWrongs add(String field, String reason, String... values) {
        found.putIfAbsent(field, SpendRefusals.of(reason, values));
        return this;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    public Optional<Refusal> at(String field) {
        return Optional.ofNullable(found.get(field));
    }
}
