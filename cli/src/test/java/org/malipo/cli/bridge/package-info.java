/** Tests of the bridge to signing devices. */
@NullMarked
package org.malipo.cli.bridge;

import org.jspecify.annotations.NullMarked;
