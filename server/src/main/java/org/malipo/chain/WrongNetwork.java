package org.malipo.chain;

/** The node is of another network than the settings say. Trying again won't help; a person must mend it. */
class WrongNetwork extends RuntimeException {
    WrongNetwork(String message) {
        super(message, null, false, false);
    }
}
