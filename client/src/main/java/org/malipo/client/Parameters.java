package org.malipo.client;

import java.util.ArrayList;
import java.util.List;

/** The parameters of a query, in the order in which they were named. */
record Parameters(List<Parameter> values) {
    static final Parameters NONE = new Parameters(List.of());

    record Parameter(String name, Object value) {}

    Parameters {
        values = List.copyOf(values);
    }

    /** {@return these and one more; values of one name add up} */
    Parameters add(String name, Object value) {
        var more = new ArrayList<>(values);
        more.add(new Parameter(name, value));
        return new Parameters(more);
    }

    /** {@return these with one value of that name, whatever there was} */
    Parameters set(String name, Object value) {
        var others = values.stream().filter(parameter -> !parameter.name().equals(name));
        return new Parameters(others.toList()).add(name, value);
    }

    Route on(Route route) {
        var asked = route;
        for (var parameter : values) {
            asked = asked.with(parameter.name(), parameter.value());
        }
        return asked;
    }
}
