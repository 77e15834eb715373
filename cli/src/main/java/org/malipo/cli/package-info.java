/** The commands behind ./malipo that need Java. */
@NullMarked
package org.malipo.cli;

import org.jspecify.annotations.NullMarked;
