package org.malipo.rates.script;

import java.util.ArrayList;
import java.util.List;
import org.malipo.rates.script.ScriptFault.Kind;

/** Splits a script into words. */
final class Tokenizer {
    static final int LONGEST_SCRIPT = 20_000;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 30;
    private static final String SIGNS = "+-*/%^=(),;";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Tokenizer(String text) {
        this.text = text;
    }

    /** {@return the words; the last one is the end} */
    static List<Token> split(String text) throws ScriptException {
        if (text.length() > LONGEST_SCRIPT) {
            throw new ScriptException(new ScriptFault(Kind.SCRIPT_TOO_LONG, new Place(1, 1), ""));
        }
        return new Tokenizer(text).split();
    }

    private List<Token> split() throws ScriptException {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '\n') {
                at++;
                line++;
                lineStart = at;
            } else if (Character.isWhitespace(next)) {
                at++;
            } else {
                word(next);
            }
        }
        tokens.add(new Token(Token.Kind.END, "", here()));
        return tokens;
    }

    private void word(char first) throws ScriptException {
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            add(Token.Kind.COMMENT, end < 0 ? text.length() : end);
        } else if (isDigit(first) || first == '.') {
            number();
        } else if (isNameStart(first)) {
            name();
        } else if (SIGNS.indexOf(first) >= 0) {
            add(Token.Kind.SIGN, at + 1);
        } else {
            throw fault(Kind.STRANGE_CHARACTER, new String(Character.toChars(text.codePointAt(at))));
        }
    }

    private void number() throws ScriptException {
        int end = digitsFrom(at);
        if (end < text.length() && text.charAt(end) == '.') {
            int fraction = digitsFrom(end + 1);
            if (fraction == end + 1) {
                throw fault(Kind.STRANGE_CHARACTER, text.substring(at, fraction));
            }
            end = fraction;
        }
        if (end - at > LONGEST_NUMBER) {
            throw fault(Kind.NUMBER_TOO_LONG, "");
        }
        add(Token.Kind.NUMBER, end);
    }

    private int digitsFrom(int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void name() throws ScriptException {
        int end = at;
        while (end < text.length() && (isNameStart(text.charAt(end)) || isDigit(text.charAt(end)))) {
            end++;
        }
        if (end - at > LONGEST_NAME) {
            throw fault(Kind.NAME_TOO_LONG, text.substring(at, end));
        }
        add(Token.Kind.NAME, end);
    }

    private void add(Token.Kind kind, int end) {
        var written = text.substring(at, end);
        var shown = kind == Token.Kind.COMMENT ? written.substring(2).strip() : written;
        tokens.add(new Token(kind, shown, here()));
        at = end;
    }

    private ScriptException fault(Kind kind, String found) {
        return new ScriptException(new ScriptFault(kind, here(), found));
    }

    private Place here() {
        return new Place(line, at - lineStart + 1);
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isNameStart(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
    }
}
