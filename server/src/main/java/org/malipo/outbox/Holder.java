package org.malipo.outbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.UUID;

/**
 * Names this process among those that may lead: host, process id, its start, and a random part. On the same host one can
 * tell whether another holder's process is still there, and need not wait for its lease to run out when it was killed.
 */
final class Holder {
    private static final String HOST = host();

    private Holder() {}

    static String ofThisProcess() {
        var process = ProcessHandle.current();
        return HOST + "/" + process.pid() + "/" + startOf(process) + "/" + UUID.randomUUID();
    }

    /** {@return whether {@code holder} was a process of this host that has ended} */
    static boolean isGone(String holder) {
        var parts = holder.split("/");
        if (parts.length != 4 || !parts[0].equals(HOST)) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(parts[1]))
                .map(process -> startOf(process) != Long.parseLong(parts[2]))
                .orElse(true);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replace('/', '-');
        } catch (UnknownHostException e) {
            return "unknown-" + UUID.randomUUID();
        }
    }
}
