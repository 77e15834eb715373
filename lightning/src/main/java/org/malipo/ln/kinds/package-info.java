/** From a connection to its node. */
@NullMarked
package org.malipo.ln.kinds;

import org.jspecify.annotations.NullMarked;
