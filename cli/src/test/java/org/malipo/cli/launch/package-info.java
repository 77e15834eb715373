/** Tests of the package of the same name. */
@NullMarked
package org.malipo.cli.launch;

import org.jspecify.annotations.NullMarked;
