package org.malipo.sandbox.rpc;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One method of the interface. Optional parameters are named with a question mark at the end. */
record Command(String name, List<String> parameters, Body body) {
    interface Body {
        JsonNode call(Params params) throws RpcFault;
    }

    static Command of(String name, String parameters, Body body) {
        List<String> names = parameters.isEmpty() ? List.of() : List.of(parameters.split(" ", -1));
        return new Command(name, names, body);
    }

    /** {@return for example {@code getblock "blockhash" ( verbosity )}} */
    String usage() {
        return Stream.concat(Stream.of(name), parameters.stream().map(Command::shown))
                .collect(Collectors.joining(" "));
    }

    private static String shown(String parameter) {
        return parameter.endsWith("?") ? "( " + bare(parameter) + " )" : bare(parameter);
    }

    private static String bare(String parameter) {
        return parameter.endsWith("?") ? parameter.substring(0, parameter.length() - 1) : parameter;
    }

    /** {@return the position of a parameter given by name, or -1} */
    int position(String parameter) {
        return parameters.stream().map(Command::bare).toList().indexOf(parameter);
    }
}
