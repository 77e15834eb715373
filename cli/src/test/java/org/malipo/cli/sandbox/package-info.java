/** Tests of the package of the same name. */
@NullMarked
package org.malipo.cli.sandbox;

import org.jspecify.annotations.NullMarked;
