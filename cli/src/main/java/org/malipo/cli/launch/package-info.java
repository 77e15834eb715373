/** Starting, finding again and stopping the programs that the build made. */
@NullMarked
package org.malipo.cli.launch;

import org.jspecify.annotations.NullMarked;
