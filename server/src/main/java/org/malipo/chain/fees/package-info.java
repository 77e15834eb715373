/** Who can say what speed costs, what they said last, and whom to believe. Asked in the background, read from memory. */
@NullMarked
package org.malipo.chain.fees;

import org.jspecify.annotations.NullMarked;
