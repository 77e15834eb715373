package org.malipo.sandbox.lightning;

/** One node of the network. */
public final class SimulatedNode {
    private final String name;
    private final Keys keys;
    private final Invoices invoices;
    private final Payments payments;
    private final Channels channels;
    private final Faults faults;

    SimulatedNode(Core core, String name, Keys keys, Directory directory) {
        this.name = name;
        this.keys = keys;
        faults = new Faults();
        channels = new Channels(core, name, keys, directory);
        invoices = new Invoices(core, name, new RequestWriter(keys, channels::privateWays));
        payments = new Payments(core, name, directory, faults);
    }

    public String name() {
        return name;
    }

    /** {@return the node's key in hex} */
    public String id() {
        return keys.id().toHex();
    }

    public Keys keys() {
        return keys;
    }

    public Invoices invoices() {
        return invoices;
    }

    public Payments payments() {
        return payments;
    }

    public Channels channels() {
        return channels;
    }

    public Faults faults() {
        return faults;
    }
}
