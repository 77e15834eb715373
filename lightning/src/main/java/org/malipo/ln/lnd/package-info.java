/** LND, by its REST API. */
@NullMarked
package org.malipo.ln.lnd;

import org.jspecify.annotations.NullMarked;
