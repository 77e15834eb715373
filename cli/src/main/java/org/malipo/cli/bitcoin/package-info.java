/** The test node from the command line: bitcoin-cli's words, and paying from its wallet. */
@NullMarked
package org.malipo.cli.bitcoin;

import org.jspecify.annotations.NullMarked;
