package org.malipo.interop.kit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.malipo.cli.launch.Ports;

/**
 * TCP ports for the programs of tests. None is given twice, since classes run beside each other and a program listens only a
 * while after its port was chosen; and none is one of those that programs choose for themselves: they are even, because
 * {@code ./malipo sandbox} takes the next one too.
 */
public final class TestPorts {
    private static final int FIRST = 10_000;
    private static final int END = 18_000;
    private static final int TRIES = 1_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private TestPorts() {}

    /** {@return a port of the loopback address that is free, and this caller's alone} */
    public static int next() {
        return ThreadLocalRandom.current()
                .ints(FIRST, END)
                .limit(TRIES)
                .filter(port -> port % 2 == 0 && Ports.isFree(port) && GIVEN.add(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No port between " + FIRST + " and " + END + " is free"));
    }
}
