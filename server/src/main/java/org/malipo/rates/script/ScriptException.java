package org.malipo.rates.script;

/** A text is no script. */
public final class ScriptException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ScriptFault fault;

    ScriptException(ScriptFault fault) {
        super(fault.sentence(), null, false, false);
        this.fault = fault;
    }

    public ScriptFault fault() {
        return fault;
    }
}
