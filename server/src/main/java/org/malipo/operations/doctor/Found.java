package org.malipo.operations.doctor;

import java.util.List;
import java.util.Locale;
import org.malipo.operations.doctor.Finding.Level;

/**
 * What can be found out about a node. Said in the words of {@code nodes.found} and its name; what to do about what is not
 * well in those of {@code nodes.remedy}.
 */
public enum Found {
    RPC_FORBIDDEN("node-reach", Level.FAIL, Part.RPC),
    RPC_UNKNOWN_HOST("node-reach", Level.FAIL, Part.RPC),
    RPC_REFUSED("node-reach", Level.FAIL, Part.RPC),
    RPC_SILENT("node-reach", Level.FAIL, Part.RPC),
    RPC_TLS("node-reach", Level.FAIL, Part.RPC),
    RPC_AWAY("node-reach", Level.FAIL, Part.RPC),
    RPC_NO_NODE("node-reach", Level.FAIL, Part.RPC),
    RPC_BUSY("node-reach", Level.FAIL, Part.NODE),
    RPC_LOGIN("node-login", Level.FAIL, Part.LOGIN),
    RPC_SECRET("node-login", Level.FAIL, Part.LOGIN),
    RPC_ERROR("node-reach", Level.FAIL, Part.NODE),
    RIGHT_NETWORK("node-network", Level.OK, Part.RPC),
    WRONG_NETWORK("node-network", Level.FAIL, Part.RPC),
    COMPLETE("node-sync", Level.OK, Part.NODE),
    WAITING("node-sync", Level.NOTE, Part.NODE),
    BEHIND("node-sync", Level.WARN, Part.NODE),
    PRUNED("node-pruned", Level.NOTE, Part.NODE),
    BLOCKS_ONLY("node-relay", Level.WARN, Part.NODE),
    LACKS("node-capability", Level.NOTE, Part.NODE),
    P2P_FORBIDDEN("node-reach", Level.FAIL, Part.P2P),
    P2P_UNKNOWN_HOST("node-reach", Level.FAIL, Part.P2P),
    P2P_REFUSED("node-reach", Level.FAIL, Part.P2P),
    P2P_SILENT("node-reach", Level.FAIL, Part.P2P),
    P2P_CLOSED("node-peer", Level.FAIL, Part.P2P),
    P2P_AWAY("node-reach", Level.FAIL, Part.P2P),
    P2P_NO_NODE("node-peer", Level.FAIL, Part.P2P),
    PEER("node-peer", Level.OK, Part.P2P),
    P2P_PRUNED("node-pruned", Level.NOTE, Part.NODE),
    FILTERS("node-filters", Level.OK, Part.NODE),
    NO_FILTERS("node-filters", Level.NOTE, Part.NODE),
    FILTERS_WANTED("node-filters", Level.FAIL, Part.NODE),
    CLOCK("clock", Level.OK, Part.NODE),
    CLOCK_OFF("clock", Level.FAIL, Part.NODE),
    TRUSTED("p2p-noban", Level.OK, Part.NODE),
    NOT_TRUSTED("p2p-noban", Level.WARN, Part.NODE);

    private final String check;
    private final Level level;
    private final Part part;

    /** Where something is to be mended. */
    enum Part {
        RPC("rpc.url"),
        LOGIN("rpc"),
        P2P("p2p"),
        /** In the node's own configuration, or nowhere. */
        NODE("");

        private final String setting;

        Part(String setting) {
            this.setting = setting;
        }

        /** {@return the last part of a setting's name; empty if none would help} */
        String setting() {
            return setting;
        }
    }

    Found(String check, Level level, Part part) {
        this.check = check;
        this.level = level;
        this.part = part;
    }

    NodeFinding with(Object... values) {
        return new NodeFinding(this, List.of(values));
    }

    String check() {
        return check;
    }

    public Level level() {
        return level;
    }

    Part part() {
        return part;
    }

    /** {@return its name in keys of words} */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
