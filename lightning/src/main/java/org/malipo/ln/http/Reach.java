package org.malipo.ln.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Says which addresses a name may lead to. It is asked for each connection that is made, so that no name changes its mind between. */
@FunctionalInterface
public interface Reach {
    /** For nodes that the administrator named. */
    Reach EVERYWHERE = (host, _) -> InetAddress.getAllByName(host);

    /**
     * {@return the addresses to connect to}
     *
     * @throws Forbidden if none of them may be
     */
    InetAddress[] resolve(String host, int port) throws UnknownHostException;

    /** The name leads where it may not. */
    final class Forbidden extends UnknownHostException {
        public Forbidden(String host) {
            super(host);
        }
    }
}
