package org.malipo.rates.script;

import java.util.List;

/** Goes through the words of a script; comments are passed over, and can be asked for afterwards. */
final class TokenReader {
    private final List<Token> tokens;
    private int position;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(ahead());
    }

    Token next() {
        int found = ahead();
        position = Math.min(found + 1, tokens.size() - 1);
        return tokens.get(found);
    }

    boolean isAtEnd() {
        return peek().kind() == Token.Kind.END;
    }

    /** {@return the place in the list right behind the word taken last} */
    int position() {
        return position;
    }

    int size() {
        return tokens.size();
    }

    /** {@return the line of the word taken last} */
    int lastLine() {
        return position == 0 ? 1 : tokens.get(position - 1).place().line();
    }

    List<String> commentsFrom(int from, int to) {
        return tokens.subList(from, to).stream()
                .filter(token -> token.kind() == Token.Kind.COMMENT)
                .map(Token::text)
                .toList();
    }

    /** Takes the comment that stands on the line of the word taken last; empty if there is none. */
    String takeCommentBeside() {
        var next = tokens.get(position);
        if (next.kind() != Token.Kind.COMMENT || next.place().line() != lastLine()) {
            return "";
        }
        position++;
        return next.text();
    }

    private int ahead() {
        int found = position;
        while (tokens.get(found).kind() == Token.Kind.COMMENT) {
            found++;
        }
        return found;
    }
}
