/** Lightning without a server: amounts and names of channels. What the sub-packages read, they also write. */
@NullMarked
package org.malipo.ln;

import org.jspecify.annotations.NullMarked;
