/** What a Lightning node can be asked, whatever kind it is of. */
@NullMarked
package org.malipo.ln.node;

import org.jspecify.annotations.NullMarked;
