package org.malipo.chain;

/** A network can't be followed at present, for a reason that operators read; trying again later may help. */
final class SourceAway extends Exception {
    SourceAway(String sentence) {
        super(sentence, null, false, false);
    }
}
