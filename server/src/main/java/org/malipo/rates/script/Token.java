package org.malipo.rates.script;

/**
 * A word of a script.
 *
 * @param text as it was written; of a comment without its slashes
 */
record Token(Kind kind, String text, Place place) {
    enum Kind {
        NUMBER,
        NAME,
        /** One of {@code + - * / % ^ = ( ) , ;}. */
        SIGN,
        COMMENT,
        END
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** {@return a complaint about this word} */
    ScriptException fault(ScriptFault.Kind fault) {
        return new ScriptException(
                new ScriptFault(kind == Kind.END ? ScriptFault.Kind.UNFINISHED : fault, place, text));
    }
}
