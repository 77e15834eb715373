/** Lightning nodes by other people. */
@NullMarked
package org.malipo.interop.lightning;

import org.jspecify.annotations.NullMarked;
