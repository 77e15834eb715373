/** New blocks. */
@NullMarked
package org.malipo.sandbox.mining;

import org.jspecify.annotations.NullMarked;
