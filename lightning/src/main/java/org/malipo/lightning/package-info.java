/** Lightning without a server: amounts and names of channels. What the sub-packages read, they also write. */
@NullMarked
package org.malipo.lightning;

import org.jspecify.annotations.NullMarked;
