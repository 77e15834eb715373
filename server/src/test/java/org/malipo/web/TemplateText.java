package org.malipo.web;

import java.util.regex.Pattern;

/** The text that a template writes by itself, without what its expressions and calls put in. */
final class TemplateText {
    private static final Pattern DIRECTIVE = Pattern.compile("@(if|elseif|for|template\\.[a-zA-Z.-]+)\\(");
    private static final Pattern WORD = Pattern.compile("@(else|endif|endfor)");
    private static final Pattern DECLARATION = Pattern.compile("@(import|param) [^\\n]*\\n");

    private final String template;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private TemplateText(String template) {
        this.template = template;
    }

    static String of(String template) {
        var reader = new TemplateText(template);
        reader.html();
        return reader.text.toString();
    }

    /** Reads to the end, or to the mark at which a piece of content inside code ends. */
    private void html() {
        while (at < template.length() && template.charAt(at) != '`') {
            if (skips("<%--")) {
                at = template.indexOf("--%>", at) + 4;
            } else if (skips("${") || skips("!{")) {
                code('}');
            } else if (skips(DIRECTIVE)) {
                code(')');
            } else if (!skips(WORD) && !skips(DECLARATION)) {
                text.append(template.charAt(at++));
            }
        }
        at++;
    }

    private void code(char end) {
        while (template.charAt(at) != end) {
            if (skips("@`")) {
                html();
            } else if (skips("\"")) {
                literal();
            } else if (skips("(")) {
                code(')');
            } else if (skips("{")) {
                code('}');
            } else {
                at++;
            }
        }
        at++;
    }

    private void literal() {
        while (template.charAt(at) != '"') {
            at += template.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private boolean skips(String start) {
        boolean found = template.startsWith(start, at);
        at += found ? start.length() : 0;
        return found;
    }

    private boolean skips(Pattern start) {
        var found = start.matcher(template).region(at, template.length());
        boolean here = found.lookingAt();
        at = here ? found.end() : at;
        return here;
    }
}
