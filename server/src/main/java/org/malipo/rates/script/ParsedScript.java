package org.malipo.rates.script;

import java.util.List;

/** A script, and what its author may want to look at again. */
public record ParsedScript(Script script, List<ScriptDoubt> doubts) {
    public ParsedScript {
        doubts = List.copyOf(doubts);
    }

    /** @throws ScriptException at the first place that can't be read */
    public static ParsedScript parse(String text) throws ScriptException {
        var parser = new ScriptParser(Tokenizer.split(text));
        var script = parser.script();
        return new ParsedScript(script, parser.doubts());
    }
}
