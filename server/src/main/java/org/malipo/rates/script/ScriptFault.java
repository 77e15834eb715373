package org.malipo.rates.script;

/**
 * What is wrong with a script, and where.
 *
 * @param found what stands there; empty where that says nothing
 */
public record ScriptFault(Kind kind, Place place, String found) {
    private static final int LONGEST_SHOWN = 30;

    public ScriptFault {
        found = found.length() <= LONGEST_SHOWN ? found : found.substring(0, LONGEST_SHOWN) + "…";
    }

    /** The ways of being wrong, each with its sentence for programs; pages have sentences of their own. */
    public enum Kind {
        STRANGE_CHARACTER("'%s' means nothing here"),
        VALUE_EXPECTED("a number, a pair such as BTC_USD, or a source such as kraken(BTC_USD) was expected, not '%s'"),
        UNFINISHED("the rule ends too early"),
        BRACKET_EXPECTED("a closing bracket was expected, not '%s'"),
        END_EXPECTED("the end of the rule was expected, not '%s'; rules stand on lines of their own or end with ;"),
        NUMBER_TOO_LONG("a number of more than 40 digits"),
        NAME_TOO_LONG("a name of more than 30 characters"),
        BID_ABOVE_ASK("the first price, the bid, is above the second, the ask"),
        NESTED_SOURCE("a source stands inside the brackets of another source: %s"),
        TOO_DEEP("more than 30 brackets stand within each other"),
        TOO_LONG("the rule has more than 200 parts"),
        TOO_MANY_RULES("more than 500 rules"),
        SCRIPT_TOO_LONG("the script has more than 20000 characters");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    /** {@return a sentence for a programmer} */
    public String sentence() {
        return "line %d, column %d: ".formatted(place.line(), place.column()) + kind.sentence.formatted(found);
    }
}
