/** Tests of the package of the same name. */
@NullMarked
package org.malipo.cli.bitcoin;

import org.jspecify.annotations.NullMarked;
