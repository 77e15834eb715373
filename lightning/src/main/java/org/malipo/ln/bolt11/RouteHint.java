package org.malipo.ln.bolt11;

import java.util.List;

/** The private end of a way to the payee: each channel leads to the node of the next, the last one to the payee. */
public record RouteHint(List<Hop> hops) {
    public RouteHint {
        hops = List.copyOf(hops);
    }

    public static RouteHint of(Hop... hops) {
        return new RouteHint(List.of(hops));
    }
}
