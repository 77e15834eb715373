package org.malipo.sandbox.lightning.rest;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.malipo.sandbox.lightning.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * A call that a node knows.
 *
 * @param path with variables in braces; one in the last place takes all the rest
 * @param members of the body
 */
record Route(String method, String path, Permission permission, Set<String> members, Action action) {
    /** What a call does. */
    sealed interface Action {}

    /** Answers once. */
    non-sealed interface Answer extends Action {
        JsonNode answer(Call call) throws Refusal;
    }

    /** Answers line by line. */
    non-sealed interface Stream extends Action {
        void stream(Call call, Lines lines) throws Refusal, IOException, InterruptedException;
    }

    static Route get(String path, Permission permission, Answer answer) {
        return new Route("GET", path, permission, Set.of(), answer);
    }

    static Route getStream(String path, Permission permission, Stream stream) {
        return new Route("GET", path, permission, Set.of(), stream);
    }

    static Route post(String path, Permission permission, Set<String> members, Answer answer) {
        return new Route("POST", path, permission, members, answer);
    }

    static Route postStream(String path, Permission permission, Set<String> members, Stream stream) {
        return new Route("POST", path, permission, members, stream);
    }

    boolean isStream() {
        return action instanceof Stream;
    }

    /** {@return the variables, if the address is one of this route's} */
    Optional<Map<String, String>> match(String given) {
        var wanted = path.split("/", -1);
        var found = given.split("/", wanted.length);
        if (found.length != wanted.length) {
            return Optional.empty();
        }
        var variables = new HashMap<String, String>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{") && !found[i].isEmpty()) {
                variables.put(wanted[i].substring(1, wanted[i].length() - 1), found[i]);
            } else if (!wanted[i].equals(found[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
