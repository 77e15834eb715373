/** Connection strings: where a Lightning node or service is, and what it wants to see before it answers. */
@NullMarked
package org.malipo.ln.connection;

import org.jspecify.annotations.NullMarked;
