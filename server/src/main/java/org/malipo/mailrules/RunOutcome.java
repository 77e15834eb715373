package org.malipo.mailrules;

import java.util.Locale;

/** What came of a rule whose turn it was. */
public enum RunOutcome {
    /** Its letters are queued. */
    QUEUED(false),
    /** Nobody with a good address was named. */
    NO_RECIPIENT(false),
    /** The database can't hold the values against the condition. */
    CONDITION_FAILED(true),
    /** That took too long again and again, and the rule was switched off; it owes the letter. */
    CONDITION_TOO_SLOW(true),
    /** With all its values filled in, the letter was longer than letters may be. */
    TOO_LONG(true);

    private final boolean trouble;

    RunOutcome(boolean trouble) {
        this.trouble = trouble;
    }

    /** {@return whether somebody should look after the rule} */
    public boolean isTrouble() {
        return trouble;
    }

    /** {@return the end of its message's key} */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
